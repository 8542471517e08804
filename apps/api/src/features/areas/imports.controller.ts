import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import type { RefusalFacts } from '@domain/shared/refusal';
import { type RefusalCode, refusalSentence } from '@domain/shared/refusal-codes';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import {
  ImportBody,
  ImportList,
  ImportQuery,
  ImportReportView,
  ImportStartedView,
  ImportView,
  RegisterKindQuery,
  ReportQuery,
} from './imports.dto';
import { type ImportRow, ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import type { RegisterKind } from './register-files';
import { RegisterExport } from './register-export';

const LINES_MAX = 500;
/** As many as a person looks back over. */
const LAST = 10;
const FILE_NAMES: Readonly<Record<RegisterKind, string>> = {
  planting_areas: 'so-vung-trong.csv',
  packing_facilities: 'so-co-so-dong-goi.csv',
};

/** The registers of planting areas and packing facilities as files, in and out in the same shape. */
@ApiTags('areas')
@Allow('area.keep')
@Controller('register')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly rows: ImportsRepository,
    private readonly files: RegisterExport,
  ) {}

  /** Takes a register file in (CSV, up to 5 MB and 20,000 rows); answers at once, the import runs in a job. */
  @Post('imports')
  @ApiConsumes('text/csv')
  @ApiCreatedResponse({ type: ImportStartedView })
  @Refuses('request.too_large', 'request.wrong_media_type')
  async begin(@ActorParam() actor: Actor, @Query() query: ImportQuery, @Body() body: ImportBody): Promise<ImportStartedView> {
    const kind = query.kind ?? 'planting_areas';
    const file = {
      kind,
      fileName: query.fileName ?? FILE_NAMES[kind],
      content: Buffer.from(body.content, 'base64'),
      dryRun: query.dryRun === '1',
    };
    return { id: await this.imports.begin(actor, file) };
  }

  /** My organisation's last imports of a register, newest first: who left one running finds it again. */
  @Get('imports')
  @ApiOkResponse({ type: ImportList })
  async last(@Query() query: RegisterKindQuery): Promise<ImportList> {
    return { items: (await this.rows.last(query.kind ?? 'planting_areas', LAST)).map(importView) };
  }

  /** How far an import is, and how it ended. */
  @Get('imports/:id')
  @ApiOkResponse({ type: ImportView })
  @Refuses('import.not_found')
  async one(@Param('id') id: string): Promise<ImportView> {
    return importView(await this.rows.one(importIdOf(id)));
  }

  /** Stops an import after the batch that is being written; what is in stays in, and the answer counts it. */
  @Post('imports/:id/cancellation')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportView })
  @Refuses('import.not_found', 'import.ended')
  async cancel(@Param('id') id: string): Promise<ImportView> {
    return importView(await this.imports.cancel(importIdOf(id)));
  }

  /** The report by row: what was refused or should be looked at, by line. */
  @Get('imports/:id/rows')
  @ApiOkResponse({ type: ImportReportView })
  async report(@Param('id') id: string, @Query() { after }: ReportQuery): Promise<ImportReportView> {
    const lines = await this.rows.lines(importIdOf(id), after ?? 0, LINES_MAX);
    const items = lines.map((each) => ({ ...each, ...sentencesOf(each.refusal, each.facts) }));
    return { items, next: items.length === LINES_MAX ? (items.at(-1)?.line ?? null) : null };
  }

  /** A whole register as a CSV file, in the shape that an import takes. */
  @Get('export')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async export(@Query() query: RegisterKindQuery, @Res() response: Response): Promise<void> {
    const kind = query.kind ?? 'planting_areas';
    response.setHeader('content-type', 'text/csv; charset=utf-8');
    response.setHeader('content-disposition', `attachment; filename="${FILE_NAMES[kind]}"`);
    for await (const text of this.files.parts(kind)) response.write(text);
    response.end();
  }
}

function importView(row: ImportRow): ImportView {
  const said = row.refusal === null ? { sentence: null, sentenceEn: null } : sentencesOf(row.refusal.code, row.refusal.facts);
  return { ...row, ...said, refusal: row.refusal?.code ?? null };
}

/** What was refused, as people read it. */
function sentencesOf(code: string, facts: object): { sentence: string; sentenceEn: string } {
  const said = (language: 'vi' | 'en'): string => refusalSentence(code as RefusalCode, facts as RefusalFacts, language);
  return { sentence: said('vi'), sentenceEn: said('en') };
}

function importIdOf(text: string): string {
  if (!isUuid(text)) throw new DomainError('import.not_found', {});
  return text;
}
