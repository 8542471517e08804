import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { localTimeOf } from '@domain/markets/local-time';
import { DEFAULT_SETTINGS, type MarketSettings } from '@domain/markets/market-settings';
import type { GateView as Gate, MarketSettingsView as Settings, PlannedSettingsView as Planned } from '@domain/markets/market-views';
import { dayOf } from '@domain/shared/day';
import { type Instant, instantFromIso } from '@domain/shared/instant';
import type { MarketStatus } from './market-rules.queries';

/** More than the domain allows, so that its own refusal answers. */
const LIST_MAX = 400;

export class UrgentLaneDto {
  @ApiProperty({ description: 'A ready lot is urgent when its last harvest day is at most so many days away', minimum: 0, maximum: 7 })
  @IsInt({ message: 'market.urgent_days_out_of_range' })
  withinDays: number;
  @ApiProperty({ description: 'Rounds of urgent lots are at least so far apart' })
  @IsInt({ message: 'market.interval_out_of_range' })
  intervalMs: number;
}

export class PlanSettingsDto {
  @ApiProperty({ format: 'date-time', description: 'When they begin to hold; needs the notice of the platform' })
  @IsString()
  @MaxLength(40)
  from: string;
  @ApiProperty({ enum: ['continuous', 'sessions'] }) @IsIn(['continuous', 'sessions']) mode: 'continuous' | 'sessions';
  @ApiPropertyOptional({ type: Number, description: 'Continuous: at most one round so many milliseconds' })
  @IsOptional()
  @IsInt({ message: 'market.interval_out_of_range' })
  intervalMs?: number;
  @ApiPropertyOptional({ type: [String], example: ['05:30', '19:00'], description: 'Sessions: times of day in Vietnam' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LIST_MAX)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  gates?: string[];
  @ApiPropertyOptional({ type: [String], description: 'Sessions: days without any' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LIST_MAX)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  closedDays?: string[];
  @ApiPropertyOptional({ type: UrgentLaneDto, description: 'Sessions: matches ripe lots between the gates' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => UrgentLaneDto)
  urgent?: UrgentLaneDto;
  @ApiPropertyOptional({ type: Number, description: 'Confirmed trades of so many kg keep standbys; left out for none' })
  @IsOptional()
  @IsInt({ message: 'market.standby_out_of_range' })
  standbyFromKg?: number;

  @ApiPropertyOptional({
    type: Number,
    description: 'How long both sides of a trade have to say yes, in milliseconds; left out for two hours',
  })
  @IsOptional()
  @IsInt({ message: 'market.confirm_out_of_range' })
  confirmWithinMs?: number;

  toAsk(): { settings: MarketSettings; from: Instant } {
    const from = instantFromIso(this.from, 'from');
    const confirmWithinMs = this.confirmWithinMs ?? DEFAULT_SETTINGS.confirmWithinMs;
    return { settings: { mode: this.readMode(), standbyFromKg: this.standbyFromKg ?? null, confirmWithinMs }, from };
  }

  private readMode(): MarketSettings['mode'] {
    if (this.mode === 'continuous') return { kind: 'continuous', intervalMs: this.intervalMs ?? 0 };
    const { urgent } = this;
    return {
      kind: 'sessions',
      gates: (this.gates ?? []).map((time) => localTimeOf(time, 'gates')),
      closedDays: (this.closedDays ?? []).map((day) => dayOf(day, 'closedDays')),
      urgent: urgent ? { withinDays: urgent.withinDays, intervalMs: urgent.intervalMs } : null,
    };
  }
}

export class CallGateDto {
  @ApiProperty({ format: 'date-time' }) @IsString() @MaxLength(40) closesAt: string;
}

export class HaltDto {
  @ApiProperty({ description: 'Everybody in the market reads it', minLength: 10, maxLength: 500 })
  @IsString()
  @MaxLength(2_000)
  reason: string;
}

export class UrgentLaneView {
  @ApiProperty() withinDays: number;
  @ApiProperty() intervalMs: number;
}

export class MarketSettingsView implements Settings {
  @ApiProperty({ enum: ['continuous', 'sessions'] }) mode: 'continuous' | 'sessions';
  @ApiProperty({ type: Number, nullable: true, description: 'Continuous: rounds are at least so far apart' }) intervalMs: number | null;
  @ApiProperty({ type: [String], description: 'Times of day in Vietnam' }) gates: readonly string[];
  @ApiProperty({ type: [String] }) closedDays: readonly string[];
  @ApiProperty({ type: UrgentLaneView, nullable: true }) urgent: UrgentLaneView | null;
  @ApiProperty({ type: Number, nullable: true }) standbyFromKg: number | null;
  @ApiProperty({ description: 'How long both sides of a trade have to say yes' }) confirmWithinMs: number;
}

export class PlannedSettingsView implements Planned {
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ type: MarketSettingsView }) settings: MarketSettingsView;
}

export class GateView implements Gate {
  @ApiProperty({ format: 'date-time' }) closesAt: string;
  @ApiProperty({ enum: ['session', 'extra'] }) kind: 'session' | 'extra';
}

export class HaltView {
  @ApiProperty() reason: string;
  @ApiProperty({ format: 'date-time' }) since: string;
}

/** How a market is run now, and until when its next gate is open. */
export class MarketStatusView implements MarketStatus {
  @ApiProperty({ enum: ['open', 'halted'] }) state: 'open' | 'halted';
  @ApiProperty({ type: HaltView, nullable: true }) halt: HaltView | null;
  @ApiProperty({ type: MarketSettingsView }) settings: MarketSettingsView;
  @ApiProperty({ type: PlannedSettingsView, nullable: true }) planned: PlannedSettingsView | null;
  @ApiProperty({ type: GateView, nullable: true }) nextGate: GateView | null;
  @ApiProperty({ type: GateView, nullable: true, description: 'Closed, its round not published yet' }) closedGate: GateView | null;
  @ApiProperty({ format: 'date-time', description: 'The database’s clock: countdowns run on it' }) at: string;
}
