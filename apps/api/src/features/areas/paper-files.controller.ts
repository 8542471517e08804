import { Body, Controller, Get, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PAPER_FILE_TYPES } from '@domain/areas/paper-file';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type PaperId } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { PaperFileBody, PaperFileView } from './papers.dto';
import { PaperFilesService } from './paper-files.service';

/** Documents behind certificates. */
@ApiTags('papers')
@Controller()
export class PaperFilesController {
  constructor(private readonly files: PaperFilesService) {}

  /** Takes a scan (PDF or JPEG, up to 3 MB) that a declaration then names. */
  @Post('paper-files')
  @Allow('paper.declare')
  @ApiConsumes(...PAPER_FILE_TYPES)
  @ApiCreatedResponse({ type: PaperFileView })
  @Refuses('paper.file_too_large', 'paper.file_unreadable', 'request.too_large', 'request.wrong_media_type')
  async keep(@ActorParam() actor: Actor, @Body() body: PaperFileBody): Promise<PaperFileView> {
    return this.files.keep(actor, Buffer.from(body.content, 'base64'));
  }

  /** The document behind a paper, as it was sent. */
  @Get('papers/:id/file')
  @Allow('paper.read')
  @ApiProduces(...PAPER_FILE_TYPES)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Refuses('paper.file_not_found')
  async file(@ActorParam() actor: Actor, @Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    if (!isUuid(id)) throw new DomainError('paper.file_not_found', {});
    const { content, mediaType, sha256 } = await this.files.ofPaper(actor, id as PaperId);
    response.setHeader('etag', `"${sha256}"`);
    const name = `giay-${sha256.slice(0, 8)}.${mediaType === 'application/pdf' ? 'pdf' : 'jpg'}`;
    return new StreamableFile(content, { type: mediaType, disposition: `attachment; filename="${name}"`, length: content.length });
  }
}
