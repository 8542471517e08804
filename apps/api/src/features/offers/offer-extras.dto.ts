import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { AskStep } from '@domain/offers/ask-steps';
import { dayOf } from '@domain/shared/day';
import { priceOf } from '@domain/shared/unit-price';
import { OfferView, OpenOfferDto } from './offers.dto';

/** As many lines as a morning's harvest of a large cooperative. */
const LINES_MAX = 50;
const STEPS_MAX = 31;

export class OpenManyDto {
  @ApiProperty({ type: [OpenOfferDto], maxItems: LINES_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => OpenOfferDto)
  items: OpenOfferDto[];
}

export class OfferBatchView {
  @ApiProperty({ type: [OfferView] }) items: OfferView[];
}

/** From this day on the ask is this much. */
export class AskStepDto {
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) day: string;
  @ApiProperty() @IsInt({ message: 'price.out_of_range' }) askVndPerKg: number;
}

export class SetAskStepsDto {
  @ApiProperty({ type: [AskStepDto], maxItems: STEPS_MAX })
  @IsArray()
  @ArrayMaxSize(STEPS_MAX)
  @ValidateNested({ each: true })
  @Type(() => AskStepDto)
  items: AskStepDto[];

  toSteps(): AskStep[] {
    return this.items.map(({ day, askVndPerKg }) => ({ day: dayOf(day, 'askSteps'), askVndPerKg: priceOf(askVndPerKg, 'askSteps') }));
  }
}

export class AskStepList {
  @ApiProperty({ type: [AskStepDto] }) items: AskStepDto[];
}

/** The terms of an offer as they stood in one version. */
export class OfferRevisionView {
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() offeredKg: number;
  @ApiProperty() askVndPerKg: number;
  @ApiProperty({ format: 'date' }) harvestFrom: string;
  @ApiProperty({ format: 'date' }) harvestTo: string;
  @ApiProperty({ type: String, nullable: true }) certainty: string | null;
}

export class OfferRevisionList {
  @ApiProperty({ type: [OfferRevisionView] }) items: OfferRevisionView[];
}
