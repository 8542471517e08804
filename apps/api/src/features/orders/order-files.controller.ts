import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { FileBody, FileQuery } from '../../platform/files/file-import.dto';
import { FILE_REFUSALS } from '../../platform/files/file-refusals';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { OrderImportView } from './order-files.dto';
import { OrderFilesService } from './order-files.service';

@ApiTags('orders')
@Controller()
export class OrderFilesController {
  constructor(private readonly files: OrderFilesService) {}

  /** Places the orders of a CSV file (up to 500), all of them or none, with a report by row; `dryRun=1` only says what would happen. */
  @Post('order-imports')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiOkResponse({ type: OrderImportView })
  @Allow('order.place')
  @Refuses(...FILE_REFUSALS)
  async take(@ActorParam() actor: Actor, @Query() { dryRun }: FileQuery, @Body() body: FileBody): Promise<OrderImportView> {
    const { rows, placed, refused } = await this.files.import(actor, Buffer.from(body.content, 'base64'), dryRun === '1');
    return { rows, placed, refused: [...refused] };
  }

  /** My open orders as a CSV file, in the shape that an import takes. */
  @Get('order-export')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Allow('order.read')
  async give(@ActorParam() actor: Actor, @Res() response: Response): Promise<void> {
    response.setHeader('content-type', 'text/csv; charset=utf-8');
    response.setHeader('content-disposition', 'attachment; filename="nhu-cau-dang-mo.csv"');
    response.end(await this.files.export(actor.organisationId));
  }
}
