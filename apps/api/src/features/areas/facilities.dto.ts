import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { FacilityDraft, FacilityFacts } from '@domain/areas/register-facility';
import { STANDINGS, type Standing } from '@domain/areas/standing';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { dayOf } from '@domain/shared/day';
import { destinationIdOf, type OrganisationId, type ProductId, productIdOf } from '@domain/shared/ids';
import { cleanText } from '@domain/shared/text';
import { stated } from '../../platform/http/stated';
import { WholeNumber } from '../../platform/http/whole-number';
import { AuthorisationView, StandingView } from './areas.dto';

const WORD_MAX = 80;
const TEXT_MAX = 400;
const SOURCE = { min: 3, max: 400 } as const;

const knownProducts = (ids: readonly string[], catalogue: Catalogue): ProductId[] =>
  ids.map((id) => catalogue.product(productIdOf(id, 'productIds'), 'productIds').id);

/** Which part of the register. */
export class FacilitiesQueryDto {
  @ApiPropertyOptional({ description: 'Part of a code, a holder, a commune; accents do not matter', example: 'htx hat lot' })
  @IsOptional()
  @IsString()
  @MaxLength(WORD_MAX)
  q?: string;
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

/** What is known of a facility and its holder. */
export class FacilityFactsDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'The organisation that holds the code, if it is one of ours' })
  @IsOptional()
  @IsUUID()
  holderId?: string;
  @ApiProperty() @IsString() @MaxLength(TEXT_MAX) holderName: string;
  @ApiProperty({ example: '04105', description: 'Commune since July 2025' }) @IsString() @MaxLength(WORD_MAX) communeCode: string;
  @ApiProperty({ type: [String], example: ['mango', 'longan'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(WORD_MAX, { each: true })
  productIds: string[];
  @ApiPropertyOptional({ example: 20000, description: 'Kg that it packs in a day: what leaves to use its code are held to' })
  @IsOptional()
  @IsInt({ message: 'facility.packs_out_of_range' })
  packsKgPerDay?: number;
  @ApiProperty({ description: 'Where this is known from' }) @IsString() @MaxLength(TEXT_MAX) source: string;

  /** @throws DomainError `text.*` */
  statedSource(): string {
    return cleanText(this.source, SOURCE, 'source');
  }

  protected facts(catalogue: Catalogue): FacilityFacts {
    return {
      holderId: (this.holderId ?? null) as OrganisationId | null,
      holderName: this.holderName,
      communeCode: this.communeCode,
      productIds: knownProducts(this.productIds, catalogue),
      packsKgPerDay: this.packsKgPerDay ?? null,
    };
  }
}

/** What an officer states anew of a facility; what is left out stays as it is. */
export class AmendFacilityDto extends PartialType(OmitType(FacilityFactsDto, ['source', 'packsKgPerDay', 'statedSource'] as const)) {
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Kg that it packs in a day; null: not known' })
  @IsOptional()
  @IsInt({ message: 'facility.packs_out_of_range' })
  packsKgPerDay?: number | null;
  @ApiProperty({ description: 'Where this is known from' }) @IsString() @MaxLength(TEXT_MAX) source: string;

  toStated(catalogue: Catalogue): Partial<FacilityFacts> {
    const { productIds } = this;
    return {
      ...stated(this, ['holderName', 'communeCode']),
      ...stated({ holderId: this.holderId as OrganisationId | undefined }, ['holderId']),
      ...(this.packsKgPerDay === undefined ? {} : { packsKgPerDay: this.packsKgPerDay }),
      ...(productIds == null ? {} : { productIds: knownProducts(productIds, catalogue) }),
    };
  }

  /** @throws DomainError `text.*` */
  statedSource(): string {
    return cleanText(this.source, SOURCE, 'source');
  }
}

export class RegisterFacilityDto extends FacilityFactsDto {
  @ApiProperty({ example: 'VN-SLPH-0001' }) @IsString() @MaxLength(WORD_MAX) code: string;
  @ApiProperty({ type: [String], example: ['CN'], description: 'Markets that the code is granted for' })
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(WORD_MAX, { each: true })
  markets: string[];
  @ApiProperty({ format: 'date', description: 'Active from this day on' }) @IsString() @MaxLength(40) from: string;

  toDraft(catalogue: Catalogue): FacilityDraft {
    return {
      ...this.facts(catalogue),
      code: this.code,
      markets: this.markets.map((id) => catalogue.destination(destinationIdOf(id, 'markets'), 'markets')),
      standing: 'active',
      from: dayOf(this.from, 'from'),
    };
  }
}

export class FacilityView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'VN-SLPH-0001' }) code: string;
  @ApiProperty({ enum: ['planting_area', 'packing_facility', 'other'] }) codeForm: string;
  @ApiProperty({ type: String, nullable: true, description: 'What was probably meant, of a code with a letter for a figure' })
  meant: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) holderId: string | null;
  @ApiProperty() holderName: string;
  @ApiProperty() communeCode: string;
  @ApiProperty({ type: [String] }) productIds: readonly string[];
  @ApiProperty({ type: Number, nullable: true, description: 'Kg a day' }) packsKgPerDay: number | null;
  @ApiProperty({ enum: STANDINGS.states, enumName: 'Standing', nullable: true, description: 'Of the code as a whole, today' })
  standing: Standing | null;
  @ApiProperty({ type: [StandingView] }) standings: readonly StandingView[];
  @ApiProperty({ type: [String], description: 'Markets it is good for today' }) markets: readonly string[];
  @ApiProperty({ type: [AuthorisationView] }) authorisations: readonly AuthorisationView[];
  @ApiProperty({ description: 'False: a code of another form that no officer has looked at' }) checked: boolean;
  @ApiProperty() version: number;
}

export class FacilitiesPage {
  @ApiProperty({ type: [FacilityView] }) items: FacilityView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty({ description: 'How many facilities fit in all' }) total: number;
}
