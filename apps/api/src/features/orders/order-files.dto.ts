import { ApiProperty } from '@nestjs/swagger';
import { RefusedRowView } from '../../platform/files/file-import.dto';

export class OrderImportView {
  @ApiProperty({ description: 'Rows that were read, without the heads' }) rows: number;
  @ApiProperty({ description: 'Orders that are placed now: all, or none' }) placed: number;
  @ApiProperty({ type: [RefusedRowView] }) refused: RefusedRowView[];
}
