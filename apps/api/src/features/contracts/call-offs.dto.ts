import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, MaxLength } from 'class-validator';
import type { CallOffState } from '@domain/contracts/call-off';
import type { CallOffAsk } from '@domain/contracts/make-call-off';
import { dayOf } from '@domain/shared/day';
import { lotKgOf } from '@domain/shared/weight';

const STATES: readonly CallOffState[] = ['open', 'cancelled', 'expired', 'served'];

export class CallOffDto {
  @ApiProperty({ example: 8000, description: 'Whole kg' }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiProperty({ example: '2026-06-14', format: 'date' }) @IsString() @MaxLength(40) deliverOn: string;

  toAsk(): CallOffAsk {
    return { kg: lotKgOf(this.kg, 'kg'), deliverOn: dayOf(this.deliverOn, 'deliverOn') };
  }
}

/** What the two parties of the contract see of a call-off. */
export class CallOffView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) contractId: string;
  @ApiProperty() kg: number;
  @ApiProperty() heldKg: number;
  @ApiProperty() confirmedKg: number;
  @ApiProperty() openKg: number;
  @ApiProperty({ format: 'date' }) deliverOn: string;
  @ApiProperty({ enum: STATES, enumName: 'CallOffState' }) state: CallOffState;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
}

export class CallOffsPage {
  @ApiProperty({ type: [CallOffView] }) items: CallOffView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
