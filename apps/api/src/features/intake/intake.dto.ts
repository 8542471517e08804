import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { PLAN_STATES, type PlanState } from '@domain/contracts/intake-plan';

/** A grid has fourteen days; more than a month of lines is no grid. */
const LINES_MAX = 31;

export class DayKgDto {
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) day: string;
  @ApiProperty({ example: 40000 }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    description: 'What stood there when it was written, null for no limit: another figure now refuses the line. Left out: not asked',
  })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  seenKg?: number | null;
}

export class CapacityDto {
  @ApiProperty() @IsString() @MaxLength(80) placeId: string;
  @ApiProperty({ type: [DayKgDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => DayKgDto)
  lines: DayKgDto[];
}

export class IntakePlansDto extends CapacityDto {
  @ApiProperty({ example: 'mango' }) @IsString() @MaxLength(80) productId: string;
}

export class RestOrderDto {
  @ApiProperty({ type: [String], example: ['grade1'] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  gradeIds: string[];
  @ApiProperty({ description: 'Delivered, VND/kg' }) @IsInt({ message: 'price.out_of_range' }) limitVndPerKg: number;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() firm?: boolean;
}

export class RestOrderView {
  @ApiProperty({ format: 'uuid' }) orderId: string;
  @ApiProperty() kg: number;
}

export class PlansQuery {
  @ApiProperty() @IsString() @MaxLength(80) placeId: string;
}

export class IntakePlanView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() placeId: string;
  @ApiProperty() productId: string;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() kg: number;
  @ApiProperty({ description: 'Divided by rounds, or turned into an order' }) allocatedKg: number;
  @ApiProperty() openKg: number;
  @ApiProperty({ description: 'Left open when its day was over' }) unfilledKg: number;
  @ApiProperty({ enum: PLAN_STATES.states, enumName: 'IntakePlanState' }) state: PlanState;
  @ApiProperty() version: number;
}

/** One contract's fair share: what is left of the plan, in proportion to what each band still leaves. */
export class PlanShareView {
  @ApiProperty({ format: 'uuid' }) planId: string;
  @ApiProperty({ format: 'uuid' }) contractId: string;
  @ApiProperty() contractNumber: string;
  @ApiProperty({ format: 'uuid' }) cooperativeId: string;
  @ApiProperty() placeId: string;
  @ApiProperty() productId: string;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() planKg: number;
  @ApiProperty() shareKg: number;
  @ApiProperty({ description: 'What the band still leaves on that day' }) mayGiveKg: number;
  @ApiProperty({ description: 'Drawn already for this plan' }) drawnKg: number;
}

/** The plant's line on a day, over all products. */
export class PlantDayView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Null while nobody has said a limit' }) capacityKg: number | null;
  @ApiProperty({ description: 'Held and confirmed for delivery on it' }) usedKg: number;
}

export class IntakeGridView {
  @ApiProperty({ type: [IntakePlanView] }) plans: IntakePlanView[];
  @ApiProperty({ type: [PlanShareView] }) shares: PlanShareView[];
}

export class FortnightView extends IntakeGridView {
  @ApiProperty({ type: [PlantDayView], description: 'Days of the line of which something is known' }) line: PlantDayView[];
}

export class PlanSharesList {
  @ApiProperty({ type: [PlanShareView] }) items: PlanShareView[];
}

export class CapacityView {
  @ApiProperty({ type: [DayKgDto] }) items: DayKgDto[];
}
