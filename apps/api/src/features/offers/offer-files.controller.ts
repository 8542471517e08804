import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { FileBody, FileQuery } from '../../platform/files/file-import.dto';
import { FILE_REFUSALS } from '../../platform/files/file-refusals';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { OfferImportView } from './offer-files.dto';
import { OfferFilesService } from './offer-files.service';

@ApiTags('offers')
@Controller()
export class OfferFilesController {
  constructor(private readonly files: OfferFilesService) {}

  /** Opens the lots of a CSV file (up to 500), all of them or none, with a report by row; `dryRun=1` only says what would happen. */
  @Post('offer-imports')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiOkResponse({ type: OfferImportView })
  @Allow('offer.open')
  @Refuses(...FILE_REFUSALS)
  async take(@ActorParam() actor: Actor, @Query() { dryRun }: FileQuery, @Body() body: FileBody): Promise<OfferImportView> {
    const { rows, opened, refused } = await this.files.import(actor, Buffer.from(body.content, 'base64'), dryRun === '1');
    return { rows, opened, refused: [...refused] };
  }

  /** My open lots as a CSV file, in the shape that an import takes. */
  @Get('offer-export')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Allow('offer.read')
  async give(@ActorParam() actor: Actor, @Res() response: Response): Promise<void> {
    response.setHeader('content-type', 'text/csv; charset=utf-8');
    response.setHeader('content-disposition', 'attachment; filename="lo-dang-ban.csv"');
    response.end(await this.files.export(actor.organisationId));
  }
}
