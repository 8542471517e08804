import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { IMPORT_STATES } from './imports.repository';
import { REGISTER_KINDS, type RegisterKind } from './register-files';

/** The file, as the door hands it on. */
export class ImportBody {
  @ApiProperty({ description: 'The bytes of the file; sent as text/csv' }) @IsString() content: string;
}

/** Which register. */
export class RegisterKindQuery {
  @ApiPropertyOptional({ enum: REGISTER_KINDS, enumName: 'RegisterKind', default: 'planting_areas' })
  @IsOptional()
  @IsIn(REGISTER_KINDS)
  kind?: RegisterKind;
}

export class ImportQuery extends RegisterKindQuery {
  @ApiPropertyOptional({ example: 'so-vung-trong.csv' }) @IsOptional() @IsString() @MaxLength(200) fileName?: string;
  @ApiPropertyOptional({ enum: ['1'], description: 'Only say what would happen' }) @IsOptional() @IsIn(['1']) dryRun?: string;
}

export class ReportQuery {
  @ApiPropertyOptional({ description: 'Line after which to read on' }) @IsOptional() @Type(() => Number) @IsInt() @Min(0) after?: number;
}

export class ImportStartedView {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class ImportView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: REGISTER_KINDS, enumName: 'RegisterKind' }) kind: RegisterKind;
  @ApiProperty() fileName: string;
  @ApiProperty() dryRun: boolean;
  @ApiProperty({ enum: IMPORT_STATES, enumName: 'ImportState', description: 'cancelled: stopped between two batches' })
  state: (typeof IMPORT_STATES)[number];
  @ApiProperty({ type: Number, nullable: true }) rowsTotal: number | null;
  @ApiProperty() rowsRead: number;
  @ApiProperty() rowsAdded: number;
  @ApiProperty() rowsChanged: number;
  @ApiProperty({ description: 'Rows that the register holds as they are' }) rowsSame: number;
  @ApiProperty() rowsRefused: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why the file as a whole was refused, as a code' }) refusal: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The same in Vietnamese' }) sentence: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The same in English' }) sentenceEn: string | null;
}

export class ImportList {
  @ApiProperty({ type: [ImportView] }) items: ImportView[];
}

export class ReportLineView {
  @ApiProperty() line: number;
  @ApiProperty({ type: String, nullable: true }) code: string | null;
  @ApiProperty({ enum: ['refused', 'warned'] }) outcome: string;
  @ApiProperty({ type: String, nullable: true }) field: string | null;
  @ApiProperty({ description: 'The code of the refusal' }) refusal: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts: object;
  @ApiProperty({ description: 'The refusal in Vietnamese' }) sentence: string;
  @ApiProperty({ description: 'The refusal in English' }) sentenceEn: string;
}
export class ImportReportView {
  @ApiProperty({ type: [ReportLineView] }) items: ReportLineView[];
  @ApiProperty({ type: Number, nullable: true }) next: number | null;
}
