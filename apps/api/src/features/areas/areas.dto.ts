import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { STANDINGS, type Standing } from '@domain/areas/standing';
import type { AreaDraft, AreaFacts } from '@domain/areas/register-area';
import { dayOf } from '@domain/shared/day';
import { destinationIdOf, type OrganisationId, productIdOf } from '@domain/shared/ids';
import { lotKgOf } from '@domain/shared/weight';
import { dayWindow } from '@domain/shared/window';
import type { AuthorisationDraft } from '@domain/areas/planting-area';
import { stated } from '../../platform/http/stated';
import { WholeNumber } from '../../platform/http/whole-number';

/** Two seasons: a leave is given for a harvest, not for ever. */
const LEAVE_DAYS_MAX = 731;
const WORD_MAX = 80;
const TEXT_MAX = 400;

/** Which part of the register. */
export class AreasQueryDto {
  @ApiPropertyOptional({ description: 'Part of a code, a holder, a village, a commune; accents do not matter', example: 'xa muong bon' })
  @IsOptional()
  @IsString()
  @MaxLength(WORD_MAX)
  q?: string;
  @ApiPropertyOptional({ enum: STANDINGS.states, enumName: 'Standing' }) @IsOptional() @IsIn(STANDINGS.states) standing?: Standing;
  @ApiPropertyOptional({ description: 'Granted for this market now', example: 'CN' })
  @IsOptional()
  @IsString()
  @MaxLength(WORD_MAX)
  marketId?: string;
  @ApiPropertyOptional({ example: 'mango' }) @IsOptional() @IsString() @MaxLength(WORD_MAX) productId?: string;
  @ApiPropertyOptional({ example: '04105' }) @IsOptional() @IsString() @MaxLength(WORD_MAX) communeCode?: string;
  @ApiPropertyOptional({ enum: ['1'], description: 'Only codes of another form that no officer has looked at' })
  @IsOptional()
  @IsIn(['1'])
  unchecked?: string;
  @ApiPropertyOptional({ description: 'The `next` of the page before' }) @IsOptional() @IsString() @MaxLength(WORD_MAX) cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 100 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** What is known of an area's ground and holder. */
export class AreaFactsDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'The organisation that holds the code, if it is one of ours' })
  @IsOptional()
  @IsUUID()
  holderId?: string;
  @ApiProperty() @IsString() @MaxLength(TEXT_MAX) holderName: string;
  @ApiProperty({ example: 42 }) @IsInt({ message: 'area.households_out_of_range' }) households: number;
  @ApiProperty({ example: 12.5 }) @IsNumber({}, { message: 'area.size_out_of_range' }) hectares: number;
  @ApiProperty({ example: 'mango' }) @IsString() @MaxLength(WORD_MAX) productId: string;
  @ApiProperty({ example: '04105', description: 'Commune since July 2025' }) @IsString() @MaxLength(WORD_MAX) communeCode: string;
  @ApiPropertyOptional({ description: 'Village and former district, as people say it' })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT_MAX)
  placeName?: string;
  @ApiPropertyOptional({ description: 'What this ground plausibly bears, kg a hectare; left out: the product’s own figure' })
  @IsOptional()
  @IsInt({ message: 'area.yield_out_of_range' })
  yieldKgPerHa?: number;
  @ApiProperty({ description: 'Where this is known from' }) @IsString() @MaxLength(TEXT_MAX) source: string;

  protected facts(catalogue: Catalogue): AreaFacts {
    return {
      holderId: (this.holderId ?? null) as OrganisationId | null,
      holderName: this.holderName,
      households: this.households,
      hectares: this.hectares,
      productId: catalogue.product(productIdOf(this.productId, 'productId'), 'productId').id,
      communeCode: this.communeCode,
      placeName: this.placeName ?? '',
      yieldKgPerHa: this.yieldKgPerHa ?? null,
    };
  }
}

/** What an officer states anew of an area; what is left out stays as it is. */
export class AmendAreaDto extends PartialType(OmitType(AreaFactsDto, ['source', 'yieldKgPerHa'] as const)) {
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Kg a hectare; null: the product’s own figure from now on' })
  @IsOptional()
  @IsInt({ message: 'area.yield_out_of_range' })
  yieldKgPerHa?: number | null;
  @ApiProperty({ description: 'Where this is known from' }) @IsString() @MaxLength(TEXT_MAX) source: string;

  toStated(catalogue: Catalogue): Partial<AreaFacts> {
    const { productId } = this;
    return {
      ...stated(this, ['holderName', 'households', 'hectares', 'communeCode', 'placeName']),
      ...stated({ holderId: this.holderId as OrganisationId | undefined }, ['holderId']),
      ...(this.yieldKgPerHa === undefined ? {} : { yieldKgPerHa: this.yieldKgPerHa }),
      ...(productId == null ? {} : { productId: catalogue.product(productIdOf(productId, 'productId'), 'productId').id }),
    };
  }
}

export class RegisterAreaDto extends AreaFactsDto {
  @ApiProperty({ example: 'VN-SLOR-0123' }) @IsString() @MaxLength(WORD_MAX) code: string;
  @ApiProperty({ type: [String], example: ['CN', 'AU'], description: 'Markets that the code is granted for' })
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(WORD_MAX, { each: true })
  markets: string[];
  @ApiProperty({ enum: STANDINGS.states, enumName: 'Standing' }) @IsIn(STANDINGS.states) standing: Standing;
  @ApiProperty({ format: 'date', description: 'First day of that standing' }) @IsString() @MaxLength(40) from: string;

  toDraft(catalogue: Catalogue): AreaDraft {
    return {
      ...this.facts(catalogue),
      code: this.code,
      markets: this.markets.map((id) => catalogue.destination(destinationIdOf(id, 'markets'), 'markets')),
      standing: this.standing,
      from: dayOf(this.from, 'from'),
    };
  }
}

export class AuthoriseDto {
  @ApiProperty({ format: 'uuid', description: 'The organisation that may use the code' }) @IsUUID() userId: string;
  @ApiProperty({ example: 20000, description: 'Whole kg' }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) from: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) to: string;

  toGiven(): AuthorisationDraft {
    return {
      userId: this.userId as OrganisationId,
      kg: lotKgOf(this.kg, 'kg'),
      window: dayWindow(dayOf(this.from, 'from'), dayOf(this.to, 'to'), LEAVE_DAYS_MAX, { from: 'from', to: 'to' }),
    };
  }
}

export class StandingView {
  @ApiProperty({ type: String, nullable: true, description: 'Null: the code as a whole' }) marketId: string | null;
  @ApiProperty({ enum: STANDINGS.states, enumName: 'Standing' }) standing: Standing;
  @ApiProperty({ format: 'date' }) from: string;
}

export class AuthorisationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) userId: string;
  @ApiProperty() userName: string;
  @ApiProperty() kg: number;
  @ApiProperty({ description: 'What trades have drawn of it' }) usedKg: number;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty() withdrawn: boolean;
}

export class SeasonLedgerView {
  @ApiProperty({ example: 2026, description: 'Year in which the season begins' }) season: number;
  @ApiProperty() capacityKg: number;
  @ApiProperty() heldKg: number;
  @ApiProperty() confirmedKg: number;
  @ApiProperty() deliveredKg: number;
  @ApiProperty({ description: 'The mark that is reached: 0, 80 or 95' }) warning: number;
}

export class AreaView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'VN-SLOR-0123' }) code: string;
  @ApiProperty({ enum: ['planting_area', 'packing_facility', 'other'] }) codeForm: string;
  @ApiProperty({ type: String, nullable: true, description: 'What was probably meant, of a code with a letter for a figure' })
  meant: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) holderId: string | null;
  @ApiProperty() holderName: string;
  @ApiProperty() households: number;
  @ApiProperty() hectares: number;
  @ApiProperty() productId: string;
  @ApiProperty() communeCode: string;
  @ApiProperty() placeName: string;
  @ApiProperty({ type: Number, nullable: true }) yieldKgPerHa: number | null;
  @ApiProperty() capacityKg: number;
  @ApiProperty({ enum: STANDINGS.states, enumName: 'Standing', nullable: true, description: 'Of the code as a whole, today' })
  standing: Standing | null;
  @ApiProperty({ type: [String], description: 'Markets it is good for today' }) markets: readonly string[];
  @ApiProperty({ type: [StandingView] }) standings: readonly StandingView[];
  @ApiProperty({ type: [AuthorisationView] }) authorisations: readonly AuthorisationView[];
  @ApiProperty({ type: [SeasonLedgerView] }) seasons: readonly SeasonLedgerView[];
  @ApiProperty({ description: 'False: a code of another form that no officer has looked at' }) checked: boolean;
  @ApiProperty() version: number;
}

export class AreasPage {
  @ApiProperty({ type: [AreaView] }) items: AreaView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty({ description: 'How many areas fit in all' }) total: number;
}

export class CommuneAreasView {
  @ApiProperty() communeCode: string;
  @ApiProperty() areas: number;
  @ApiProperty() hectares: number;
  @ApiProperty() households: number;
  @ApiProperty({ description: 'Codes that are suspended or revoked today' }) stopped: number;
  @ApiProperty({ description: 'What its areas bear in a season' }) capacityKg: number;
  @ApiProperty() usedKg: number;
}
export class CommuneAreasList {
  @ApiProperty({ type: [CommuneAreasView] }) items: CommuneAreasView[];
}

export class DebitView {
  @ApiProperty({ format: 'uuid' }) tradeId: string;
  @ApiProperty({ format: 'uuid' }) userId: string;
  @ApiProperty() userName: string;
  @ApiProperty() season: number;
  @ApiProperty() heldKg: number;
  @ApiProperty() confirmedKg: number;
  @ApiProperty() deliveredKg: number;
}
export class DebitsView {
  @ApiProperty({ type: [DebitView] }) items: DebitView[];
}

export class HoldersQueryDto {
  @ApiProperty({ description: 'Part of a name, two letters at least; accents do not matter', example: 'muong bon' })
  @IsString()
  @MinLength(2)
  @MaxLength(WORD_MAX)
  q: string;
}
export class HolderView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}
export class HoldersView {
  @ApiProperty({ type: [HolderView], description: 'Twenty at most, by name' }) items: HolderView[];
}

export class LedgerQueryDto {
  @ApiPropertyOptional({ example: 2026 }) @IsOptional() @WholeNumber() @IsInt() @Min(2000) @Max(2100) season?: number;
}
