import { ApiProperty } from '@nestjs/swagger';
import { RefusedRowView } from '../../platform/files/file-import.dto';

export class OfferImportView {
  @ApiProperty({ description: 'Rows that were read, without the heads' }) rows: number;
  @ApiProperty({ description: 'Lots that are open now: all, or none' }) opened: number;
  @ApiProperty({ type: [RefusedRowView] }) refused: RefusedRowView[];
}
