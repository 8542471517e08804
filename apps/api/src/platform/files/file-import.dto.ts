import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';

export class FileQuery {
  @ApiPropertyOptional({ enum: ['1'], description: 'Only say what would happen' }) @IsOptional() @IsIn(['1']) dryRun?: string;
}

export class FileBody {
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
