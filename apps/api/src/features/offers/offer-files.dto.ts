import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';

export class OfferFileQuery {
  @ApiPropertyOptional({ enum: ['1'], description: 'Only say what would happen' }) @IsOptional() @IsIn(['1']) dryRun?: string;
}

export class OfferFileBody {
  @ApiProperty({ description: 'The bytes of the file; sent as text/csv' }) @IsString() content: string;
}

/** A row that is refused, by its line in the file. */
export class RefusedRowView {
  @ApiProperty() line: number;
  @ApiProperty({ type: String, nullable: true, description: 'The column' }) field: string | null;
  @ApiProperty() code: string;
  @ApiProperty() detailVi: string;
  @ApiProperty() detailEn: string;
}

export class OfferImportView {
  @ApiProperty({ description: 'Rows that were read, without the heads' }) rows: number;
  @ApiProperty({ description: 'Lots that are open now: all, or none' }) opened: number;
  @ApiProperty({ type: [RefusedRowView] }) refused: RefusedRowView[];
}
