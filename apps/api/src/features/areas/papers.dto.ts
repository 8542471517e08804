import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ACCESS, type Access, type AccessRule } from '@domain/areas/access-rule';
import { PAPER_KINDS, type PaperKind, type PaperState, VALIDITY_DAYS_MAX } from '@domain/areas/paper';
import { PAPER_FILE_TYPES, type PaperFileType } from '@domain/areas/paper-file';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { dayOf } from '@domain/shared/day';
import { type AreaId, destinationIdOf, type OrganisationId, productIdOf } from '@domain/shared/ids';
import { cleanText } from '@domain/shared/text';
import { dayWindow } from '@domain/shared/window';
import type { PaperDraft } from './papers.service';

const WORD_MAX = 80;
const TEXT_MAX = 1000;
const STATES: readonly PaperState[] = ['declared', 'verified', 'revoked'];
const NUMBER = { min: 2, max: 60 } as const;
const ISSUER = { min: 2, max: 200 } as const;
const DOCUMENT = { min: 3, max: 400 } as const;
const NOTE = { min: 1, max: 400 } as const;

export class PaperFileBody {
  @ApiProperty({ description: 'The bytes of the file; sent as application/pdf or image/jpeg' }) @IsString() content: string;
}
export class PaperFileView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: PAPER_FILE_TYPES, enumName: 'PaperFileType' }) mediaType: PaperFileType;
  @ApiProperty({ description: 'Of the bytes, in hex' }) sha256: string;
}

export class PapersQueryDto {
  @ApiPropertyOptional({ enum: STATES, enumName: 'PaperState' }) @IsOptional() @IsIn(STATES) state?: PaperState;
}

export class DeclarePaperDto {
  @ApiProperty({ enum: PAPER_KINDS, enumName: 'PaperKind' }) @IsIn(PAPER_KINDS) kind: PaperKind;
  @ApiProperty({ description: 'For GlobalG.A.P. the GGN, thirteen digits' }) @IsString() @MaxLength(WORD_MAX) number: string;
  @ApiProperty({ type: [String], example: ['mango'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(WORD_MAX, { each: true })
  productIds: string[];
  @ApiPropertyOptional({ format: 'uuid', description: 'One planting area; left out: all of mine' }) @IsOptional() @IsUUID() areaId?: string;
  @ApiProperty() @IsString() @MaxLength(TEXT_MAX) issuer: string;
  @ApiPropertyOptional({ description: 'Stars of an OCOP product, 1 to 5' })
  @IsOptional()
  @IsInt({ message: 'paper.stars_invalid' })
  stars?: number;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) validFrom: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) validTo: string;
  @ApiProperty({ description: 'Where the document lies: an address or a file number' }) @IsString() @MaxLength(TEXT_MAX) document: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'A scan that was sent before' }) @IsOptional() @IsUUID() fileId?: string;

  toDraft(catalogue: Catalogue, holderId: OrganisationId): PaperDraft {
    return {
      holderId,
      kind: this.kind,
      number: cleanText(this.number, NUMBER, 'number'),
      productIds: [...new Set(this.productIds.map((id) => catalogue.product(productIdOf(id, 'productIds'), 'productIds').id))],
      areaId: (this.areaId ?? null) as AreaId | null,
      issuer: cleanText(this.issuer, ISSUER, 'issuer'),
      stars: this.stars ?? null,
      validity: dayWindow(dayOf(this.validFrom, 'validFrom'), dayOf(this.validTo, 'validTo'), VALIDITY_DAYS_MAX, {
        from: 'validFrom',
        to: 'validTo',
      }),
      document: cleanText(this.document, DOCUMENT, 'document'),
      fileId: this.fileId ?? null,
    };
  }
}

export class PaperView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) holderId: string;
  @ApiProperty() holderName: string;
  @ApiProperty({ enum: PAPER_KINDS, enumName: 'PaperKind' }) kind: PaperKind;
  @ApiProperty() number: string;
  @ApiProperty({ type: [String] }) productIds: readonly string[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) areaId: string | null;
  @ApiProperty() issuer: string;
  @ApiProperty({ type: Number, nullable: true }) stars: number | null;
  @ApiProperty({ format: 'date' }) validFrom: string;
  @ApiProperty({ format: 'date' }) validTo: string;
  @ApiProperty() document: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) fileId: string | null;
  @ApiProperty({ enum: STATES, enumName: 'PaperState' }) state: PaperState;
  @ApiProperty({ description: 'Days until its last day; negative when it is over' }) daysLeft: number;
  @ApiProperty() version: number;
}
export class PapersView {
  @ApiProperty({ type: [PaperView] }) items: PaperView[];
}

export class RuleView {
  @ApiProperty({ example: 'CN' }) marketId: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: every product without a rule of its own' }) productId: string | null;
  @ApiProperty({ enum: ACCESS, enumName: 'Access' }) access: Access;
  @ApiProperty() needsAreaCode: boolean;
  @ApiProperty() needsPackingCode: boolean;
  @ApiProperty({ enum: PAPER_KINDS, enumName: 'PaperKind', isArray: true, description: 'Any one of these will do' })
  papers: readonly PaperKind[];
  @ApiProperty() needsPhytosanitary: boolean;
  @ApiProperty({ type: String, nullable: true }) treatment: string | null;
  @ApiProperty({ type: [String] }) gates: readonly string[];
  @ApiProperty({ type: [String] }) notes: readonly string[];
  @ApiProperty({ format: 'date' }) validFrom: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validTo: string | null;
  @ApiProperty() source: string;
  @ApiProperty() owner: string;
}
export class RulesView {
  @ApiProperty({ type: [RuleView] }) items: RuleView[];
}

export class RulesQueryDto {
  @ApiPropertyOptional({ example: 'CN' }) @IsOptional() @IsString() @MaxLength(WORD_MAX) marketId?: string;
  @ApiPropertyOptional({ example: 'mango' }) @IsOptional() @IsString() @MaxLength(WORD_MAX) productId?: string;
}

export class RecordRuleDto {
  @ApiProperty({ example: 'CN' }) @IsString() @MaxLength(WORD_MAX) marketId: string;
  @ApiPropertyOptional({ example: 'mango' }) @IsOptional() @IsString() @MaxLength(WORD_MAX) productId?: string;
  @ApiProperty({ enum: ACCESS, enumName: 'Access' }) @IsIn(ACCESS) access: Access;
  @ApiProperty() @IsBoolean() needsAreaCode: boolean;
  @ApiProperty() @IsBoolean() needsPackingCode: boolean;
  @ApiProperty({ enum: PAPER_KINDS, enumName: 'PaperKind', isArray: true })
  @IsArray()
  @ArrayMaxSize(10)
  @IsIn(PAPER_KINDS, { each: true })
  papers: PaperKind[];
  @ApiProperty() @IsBoolean() needsPhytosanitary: boolean;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(TEXT_MAX) treatment?: string;
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(TEXT_MAX, { each: true })
  gates: string[];
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(TEXT_MAX, { each: true })
  notes: string[];
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) validFrom: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsString() @MaxLength(40) validTo?: string;
  @ApiProperty({ description: 'Decree, protocol or page that says so' }) @IsString() @MaxLength(TEXT_MAX) source: string;
  @ApiProperty({ description: 'Who keeps the rule true' }) @IsString() @MaxLength(TEXT_MAX) owner: string;

  toRule(catalogue: Catalogue): AccessRule {
    return {
      marketId: catalogue.destination(destinationIdOf(this.marketId, 'marketId'), 'marketId'),
      productId: this.productId === undefined ? null : catalogue.product(productIdOf(this.productId, 'productId'), 'productId').id,
      access: this.access,
      needsAreaCode: this.needsAreaCode,
      needsPackingCode: this.needsPackingCode,
      papers: this.papers,
      needsPhytosanitary: this.needsPhytosanitary,
      treatment: this.treatment === undefined ? null : cleanText(this.treatment, NOTE, 'treatment'),
      gates: this.gates.map((gate) => cleanText(gate, NOTE, 'gates')),
      notes: this.notes.map((note) => cleanText(note, NOTE, 'notes')),
      from: dayOf(this.validFrom, 'validFrom'),
      to: this.validTo === undefined ? null : dayOf(this.validTo, 'validTo'),
      source: cleanText(this.source, DOCUMENT, 'source'),
      owner: cleanText(this.owner, ISSUER, 'owner'),
    };
  }
}
