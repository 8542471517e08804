import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CALL_OFF_STATES, type CallOffState, SHORT_CAUSES, type ShortCause } from '@domain/contracts/call-off';
import type { CallOffChanges } from '@domain/contracts/change-call-off';
import type { CallOffAsk } from '@domain/contracts/make-call-off';
import { addDays, dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type ContractId } from '@domain/shared/ids';
import { lotKgOf } from '@domain/shared/weight';
import type { CallOffLine } from './call-offs.service';

/** A batch for one plant: the largest known stands behind 500 cooperatives. */
const BATCH_MAX = 500;
/** A repeated call-off covers at most so many days at once. */
const SERIES_DAYS_MAX = 31;
const WEEK = 7;

export class CallOffDto {
  @ApiProperty({ example: 8000, description: 'Whole kg' }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiProperty({ example: '2026-06-14', format: 'date' }) @IsString() @MaxLength(40) deliverOn: string;

  toAsk(): CallOffAsk {
    return { kg: lotKgOf(this.kg, 'kg'), deliverOn: dayOf(this.deliverOn, 'deliverOn') };
  }
}

export class CallOffLineDto extends CallOffDto {
  @ApiProperty({ format: 'uuid' }) @IsString() @MaxLength(40) contractId: string;

  toLine(): CallOffLine {
    if (!isUuid(this.contractId)) throw new DomainError('contract.not_found', {}, 'contractId');
    return { ...this.toAsk(), contractId: this.contractId as ContractId };
  }
}

export class CallOffBatchDto {
  @ApiProperty({ type: [CallOffLineDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_MAX)
  @ValidateNested({ each: true })
  @Type(() => CallOffLineDto)
  lines: CallOffLineDto[];
}

export class CallOffSeriesDto {
  @ApiProperty({ example: 8000, description: 'Whole kg, each day' }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) from: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) to: string;
  @ApiProperty({ type: [Number], example: [1, 3, 5], description: 'Days of the week, 0 is Sunday' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(6, { each: true })
  weekdays: number[];

  /** @throws DomainError `window.*`, `list.too_short` when no day of the window is one of the weekdays */
  toLines(contractId: ContractId): CallOffLine[] {
    const [from, to, kg] = [dayOf(this.from, 'from'), dayOf(this.to, 'to'), lotKgOf(this.kg, 'kg')];
    if (to < from) throw new DomainError('window.ends_before_start', { from, to }, 'to');
    const days = [];
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (days.length >= SERIES_DAYS_MAX)
        throw new DomainError('window.too_long', { days: SERIES_DAYS_MAX + 1, daysMax: SERIES_DAYS_MAX }, 'to');
      days.push(day);
    }
    const lines = days.filter((day) => this.weekdays.includes(weekdayOf(day))).map((deliverOn) => ({ contractId, kg, deliverOn }));
    if (lines.length === 0) throw new DomainError('list.too_short', { length: 0, min: 1 }, 'weekdays');
    return lines;
  }
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: string): number {
  const days = Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  return (((days + 4) % WEEK) + WEEK) % WEEK;
}

export class CallOffChangesDto {
  @ApiPropertyOptional() @IsOptional() @IsInt({ message: 'weight.out_of_range' }) kg?: number;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsString() @MaxLength(40) deliverOn?: string;

  toChanges(): CallOffChanges {
    return {
      kg: this.kg === undefined ? null : lotKgOf(this.kg, 'kg'),
      deliverOn: this.deliverOn === undefined ? null : dayOf(this.deliverOn, 'deliverOn'),
    };
  }
}

export class CancelCallOffDto {
  @ApiPropertyOptional({ description: 'Past the notice too: what is not served stands as short by the processor’s cause' })
  @IsOptional()
  @IsBoolean()
  late?: boolean;
}

export class ApproveCallOffDto {
  @ApiPropertyOptional({ description: 'Part of what is asked; without it the whole' })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  kg?: number;
}

export class ReceiptDto {
  @ApiProperty() @IsInt({ message: 'weight.out_of_range' }) deliveredKg: number;
  @ApiProperty() @IsInt({ message: 'weight.out_of_range' }) acceptedKg: number;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) note?: string;
}

/** What the two parties of the contract see of a call-off. */
export class CallOffView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) contractId: string;
  @ApiProperty({ description: 'Version of the terms that it was made under' }) contractVersion: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) planId: string | null;
  @ApiProperty() askedKg: number;
  @ApiProperty() kg: number;
  @ApiProperty({ description: 'Settled when it was made' }) priceVndPerKg: number;
  @ApiProperty({ enum: ['fixed', 'market', 'floor', 'cap'], enumName: 'PriceBound' }) priceBoundBy: 'fixed' | 'market' | 'floor' | 'cap';
  @ApiProperty({ type: Number, nullable: true }) marketVndPerKg: number | null;
  @ApiProperty({ format: 'date', description: 'Last day of the make-up window' }) deliverUntil: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Silence until then lapses it' }) confirmBy: string | null;
  @ApiProperty() missed: boolean;
  @ApiProperty() shortKg: number;
  @ApiProperty({ enum: SHORT_CAUSES, enumName: 'ShortCause', nullable: true, type: String }) shortCause: ShortCause | null;
  @ApiProperty() heldKg: number;
  @ApiProperty() confirmedKg: number;
  @ApiProperty() openKg: number;
  @ApiProperty({ format: 'date' }) deliverOn: string;
  @ApiProperty({ enum: CALL_OFF_STATES.states, enumName: 'CallOffState' }) state: CallOffState;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
}

export class CallOffsPage {
  @ApiProperty({ type: [CallOffView] }) items: CallOffView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class CallOffsList {
  @ApiProperty({ type: [CallOffView] }) items: CallOffView[];
}
