import { ApiProperty } from '@nestjs/swagger';
import { RefusedRowView } from '../../platform/files/file-import.dto';

export class ContractImportView {
  @ApiProperty({ description: 'Rows that were read, without the heads: one for each period of a contract' }) rows: number;
  @ApiProperty({ description: 'Contracts that these rows write' }) contracts: number;
  @ApiProperty({ description: 'Contracts that are written down now: all, or none' }) written: number;
  @ApiProperty({ type: [RefusedRowView] }) refused: RefusedRowView[];
}
