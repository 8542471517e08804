import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '@domain/documents/document-content';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow, Public } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { AskForDocumentDto, AskForFileDto, DocumentCheckView, DocumentList, DocumentsOfSubjectQuery, DocumentView } from './documents.dto';
import { DocumentsQueries } from './documents.queries';
import { DocumentsService } from './documents.service';

/** A number or a hash: nothing of ours is longer. */
const MARK_FORM = /^[0-9A-Za-zĐđ-]{3,80}$/;

@ApiTags('documents')
@Controller()
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly queries: DocumentsQueries,
  ) {}

  /** My organisation's papers about a trade, an order or a contract. */
  @Get('documents')
  @ApiOkResponse({ type: DocumentList })
  @Allow('document.read')
  @Refuses('id.invalid')
  async about(@ActorParam() actor: Actor, @Query() { subjectId }: DocumentsOfSubjectQuery): Promise<DocumentList> {
    return { items: (await this.queries.aboutSubject(actor.organisationId, subjectId)).map(DocumentView.of) };
  }

  /** Asks for a paper about something of mine; a queue makes it. */
  @Post('documents')
  @ApiCreatedResponse({ type: DocumentView })
  @Allow('document.read')
  @Refuses('id.invalid', 'document.unknown_kind', 'trade.not_found', 'trade.not_confirmed', 'order.not_found')
  async ask(@ActorParam() actor: Actor, @Body() { kind, subjectId }: AskForDocumentDto): Promise<DocumentView> {
    return DocumentView.of(await this.documents.askByHand(actor.organisationId, kind, subjectId));
  }

  /** One paper of mine, with the state of its files. */
  @Get('documents/:id')
  @ApiOkResponse({ type: DocumentView })
  @Allow('document.read')
  @Refuses('document.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<DocumentView> {
    return DocumentView.of(await this.queries.one(actor.organisationId, documentIdOf(id)));
  }

  /** Asks for a file in a language. */
  @Post('documents/:id/files')
  @HttpCode(200)
  @ApiOkResponse({ type: DocumentView })
  @Allow('document.read')
  @Refuses('document.not_found')
  async file(@ActorParam() actor: Actor, @Param('id') id: string, @Body() { language }: AskForFileDto): Promise<DocumentView> {
    return DocumentView.of(await this.documents.askForFile(actor.organisationId, documentIdOf(id), language));
  }

  /** The file itself, for the parties of the paper only. */
  @Get('documents/:id/files/:language')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allow('document.read')
  @Refuses('document.not_found', 'document.not_ready')
  async download(
    @ActorParam() actor: Actor,
    @Param('id') id: string,
    @Param('language') language: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { number, pdf } = await this.queries.pdf(actor.organisationId, documentIdOf(id), languageOf(language));
    response.setHeader('Cache-Control', 'private, no-store');
    const fileName = `${number}${language === 'vi' ? '' : `-${language}`}.pdf`;
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `attachment; filename="${fileName}"`, length: pdf.length });
  }

  /** What a paper must say, for whoever holds it: all of it by the hash of its QR code, its bare existence by its number. */
  @Get('document-checks/:mark')
  @ApiOkResponse({ type: DocumentCheckView })
  @Public()
  @Refuses('document.not_found')
  async check(@Param('mark') mark: string): Promise<DocumentCheckView> {
    if (!MARK_FORM.test(mark)) throw new DomainError('document.not_found', {});
    const asked = mark.length === 64 ? mark.toLowerCase() : mark.toUpperCase();
    return DocumentCheckView.of(await this.queries.check(asked), asked);
  }
}

/** An address that can name no paper is answered like a paper that does not exist. */
function documentIdOf(text: string): string {
  if (!isUuid(text)) throw new DomainError('document.not_found', {});
  return text;
}

function languageOf(text: string): DocumentLanguage {
  const language = DOCUMENT_LANGUAGES.find((each) => each === text);
  if (!language) throw new DomainError('document.not_found', {});
  return language;
}
