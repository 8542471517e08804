import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { FileBody, FileQuery } from '../../platform/files/file-import.dto';
import { FILE_REFUSALS } from '../../platform/files/file-refusals';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { ContractImportView } from './contract-files.dto';
import { ContractFilesService } from './contract-files.service';

@ApiTags('contracts')
@Controller()
export class ContractFilesController {
  constructor(private readonly files: ContractFilesService) {}

  /**
   * Writes down the contracts of a CSV file (up to 2,000 rows, one for each period), all of them or none, with a report by row; `dryRun=1`
   * only says what would happen. They are drafts: nobody is bound until they are offered and both have signed.
   */
  @Post('contract-imports')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiOkResponse({ type: ContractImportView })
  @Allow('contract.write')
  @Refuses(...FILE_REFUSALS, 'contract.number_taken')
  async take(@ActorParam() actor: Actor, @Query() { dryRun }: FileQuery, @Body() body: FileBody): Promise<ContractImportView> {
    return this.files.import(actor, Buffer.from(body.content, 'base64'), dryRun === '1');
  }

  /** My contracts as a CSV file, in the shape that an import takes: a row for each period. */
  @Get('contract-export')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Allow('contract.read')
  async give(@ActorParam() actor: Actor, @Res() response: Response): Promise<void> {
    response.setHeader('content-type', 'text/csv; charset=utf-8');
    response.setHeader('content-disposition', 'attachment; filename="hop-dong.csv"');
    response.end(await this.files.export(actor.organisationId));
  }
}
