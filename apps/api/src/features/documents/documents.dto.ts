import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '@domain/documents/document-content';
import type { CheckedPaper, DocumentRow } from './documents.repository';

const FILE_STATES = ['wanted', 'made', 'failed'] as const;

export class AskForDocumentDto {
  @ApiProperty({ example: 'delivery_note', description: 'The kind of paper' }) @IsString() @MaxLength(60) kind: string;
  @ApiProperty({ format: 'uuid', description: 'The trade, order or contract it is about' })
  @IsUUID(undefined, { message: 'id.invalid' })
  subjectId: string;
}

export class AskForFileDto {
  @ApiProperty({ enum: DOCUMENT_LANGUAGES, enumName: 'DocumentLanguage' }) @IsIn(DOCUMENT_LANGUAGES) language: DocumentLanguage;
}

export class DocumentsOfSubjectQuery {
  @ApiProperty({ format: 'uuid' }) @IsUUID(undefined, { message: 'id.invalid' }) subjectId: string;
}

/** One printed file of a paper. */
export class DocumentFileView {
  @ApiProperty({ enum: DOCUMENT_LANGUAGES, enumName: 'DocumentLanguage' }) language: DocumentLanguage;
  @ApiProperty({ enum: FILE_STATES, enumName: 'DocumentFileState' }) state: (typeof FILE_STATES)[number];
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the file, in hexadecimal' }) sha256: string | null;
  @ApiProperty({ type: Number, nullable: true }) bytes: number | null;
}

/** A paper for its parties. */
export class DocumentView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'contract_confirmation' }) kind: string;
  @ApiProperty({ format: 'uuid' }) subjectId: string;
  @ApiProperty() edition: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null until it is issued' }) number: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of its terms: printed on it' }) hash: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) issuedAt: string | null;
  @ApiProperty({ type: [DocumentFileView] }) files: DocumentFileView[];

  static of(row: DocumentRow): DocumentView {
    const { id, kind, subjectId, edition, number, hash, issuedAt, files } = row;
    return { id, kind, subjectId, edition, number, hash, issuedAt: issuedAt?.toISOString() ?? null, files: [...files] };
  }
}

export class DocumentList {
  @ApiProperty({ type: [DocumentView] }) items: DocumentView[];
}

/** A line of the check page. */
export class CheckedLineView {
  @ApiProperty() labelVi: string;
  @ApiProperty() labelEn: string;
  @ApiProperty() valueVi: string;
  @ApiProperty() valueEn: string;
}

/** What the holder of a paper can hold it against. By number alone nobody learns who traded what. */
export class DocumentCheckView {
  @ApiProperty() number: string;
  @ApiProperty() kind: string;
  @ApiProperty() titleVi: string;
  @ApiProperty() titleEn: string;
  @ApiProperty({ format: 'date-time' }) issuedAt: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null when asked by number' }) hash: string | null;
  @ApiProperty({ type: [CheckedLineView], description: 'Empty when asked by number' }) lines: CheckedLineView[];

  static of(paper: CheckedPaper, mark: string): DocumentCheckView {
    const holdsPaper = mark === paper.hash;
    const { title } = paper.content;
    return {
      number: paper.number,
      kind: paper.kind,
      titleVi: title.vi,
      titleEn: title.en,
      issuedAt: paper.issuedAt.toISOString(),
      hash: holdsPaper ? paper.hash : null,
      lines: holdsPaper ? checkedLines(paper) : [],
    };
  }
}

function checkedLines({ content }: CheckedPaper): CheckedLineView[] {
  const rows = content.parts.flatMap((part) => part.rows);
  const named = content.parties.map(({ role, name }) => ({ label: role, value: name }));
  return [...named, ...rows].map(({ label, value }) => ({
    labelVi: label.vi,
    labelEn: label.en,
    valueVi: typeof value === 'string' ? value : value.vi,
    valueEn: typeof value === 'string' ? value : value.en,
  }));
}
