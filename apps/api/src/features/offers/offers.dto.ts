import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Catalogue } from '@domain/catalogue/catalogue';
import type { OfferChanges } from '@domain/offers/amend-offer';
import { areaCodeText } from '@domain/areas/code-text';
import { CERTIFICATES, certificatesOf } from '@domain/offers/certificate';
import { harvestWindow } from '@domain/offers/harvest-window';
import { CERTAINTIES, type Certainty, type LotRules, type OfferState, VISIBILITIES, type Visibility } from '@domain/offers/offer';
import type { OfferAsk } from '@domain/offers/open-offer';
import { dayOf } from '@domain/shared/day';
import { gradeIdOf, idOf, type OrganisationId, placeIdOf, varietyIdOf } from '@domain/shared/ids';
import { priceOf } from '@domain/shared/unit-price';
import { kgOf, lotKgOf } from '@domain/shared/weight';
import { PageQuery } from '../../platform/http/page.dto';
import { PartyView } from '../identity/identity.dto';

const STATES: readonly OfferState[] = ['open', 'withdrawn', 'expired', 'sold_out'];

/** Who sees a lot and in what pieces it is sold, as sent. */
export function lotRulesOf(sent: Pick<OpenOfferDto, keyof LotRules>): LotRules {
  return {
    visibility: sent.visibility ?? 'public',
    invitedIds: [...new Set(sent.invitedIds ?? [])].map((id) => idOf<OrganisationId>(id, 'invitedIds')),
    minLotKg: kgOf(sent.minLotKg ?? 0, 'minLotKg'),
    stepKg: kgOf(sent.stepKg ?? 0, 'stepKg'),
    allOrNothing: sent.allOrNothing ?? false,
  };
}

export class OpenOfferDto {
  @ApiProperty({ example: 'mango-gl4-dai-loan' }) @IsString() @MaxLength(80) varietyId: string;
  @ApiProperty({ example: 'grade1' }) @IsString() @MaxLength(80) gradeId: string;
  @ApiProperty({ example: 'cp-hat-lot', description: 'A collection point' }) @IsString() @MaxLength(80) placeId: string;
  @ApiProperty({ example: 12000, description: 'Whole kg' }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiProperty({ example: 9000, description: 'Least price at the farm gate, whole VND a kg' })
  @IsInt({ message: 'price.out_of_range' })
  askVndPerKg: number;
  @ApiProperty({ example: '2026-06-12', format: 'date' }) @IsString() @MaxLength(40) harvestFrom: string;
  @ApiProperty({ example: '2026-06-14', format: 'date' }) @IsString() @MaxLength(40) harvestTo: string;
  @ApiPropertyOptional({ enum: CERTIFICATES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  certificates?: string[];
  @ApiPropertyOptional({ description: 'Confirm for me when matched', default: false }) @IsOptional() @IsBoolean() firm?: boolean;
  @ApiPropertyOptional({ enum: CERTAINTIES, enumName: 'Certainty', default: 'ready' })
  @IsOptional()
  @IsIn(CERTAINTIES)
  certainty?: Certainty;
  @ApiPropertyOptional({ example: 'VN-SLOR-0123' }) @IsOptional() @IsString() @MaxLength(80) areaCode?: string;

  @ApiPropertyOptional({ enum: VISIBILITIES, enumName: 'Visibility', description: 'Left out: public' })
  @IsOptional()
  @IsIn(VISIBILITIES)
  visibility?: Visibility;
  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'The buyers of an invited lot' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  invitedIds?: string[];
  @ApiPropertyOptional({ description: 'Least kg of one deal; left out: any' })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  minLotKg?: number;
  @ApiPropertyOptional({ description: 'Deals by hand go in multiples of it' })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  stepKg?: number;
  @ApiPropertyOptional({ description: 'Sold whole or not at all' }) @IsOptional() @IsBoolean() allOrNothing?: boolean;

  toAsk(catalogue: Catalogue): OfferAsk {
    const variety = catalogue.tradedVariety(varietyIdOf(this.varietyId, 'varietyId'), 'varietyId');
    return {
      variety,
      grade: catalogue.tradedGrade(variety.productId, gradeIdOf(this.gradeId, 'gradeId'), 'gradeId'),
      place: catalogue.place(placeIdOf(this.placeId, 'placeId'), 'collection_point', 'placeId'),
      kg: lotKgOf(this.kg, 'kg'),
      askVndPerKg: priceOf(this.askVndPerKg, 'askVndPerKg'),
      harvest: harvestWindow(dayOf(this.harvestFrom, 'harvestFrom'), dayOf(this.harvestTo, 'harvestTo')),
      certificates: certificatesOf(this.certificates ?? [], 'certificates'),
      areaCode: this.areaCode === undefined ? null : areaCodeText(this.areaCode, 'areaCode'),
      certainty: this.certainty ?? 'ready',
      firm: this.firm ?? false,
      lot: lotRulesOf(this),
    };
  }
}

export class AmendOfferDto {
  @ApiPropertyOptional() @IsOptional() @IsInt({ message: 'weight.out_of_range' }) kg?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt({ message: 'price.out_of_range' }) askVndPerKg?: number;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsString() @MaxLength(40) harvestFrom?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsString() @MaxLength(40) harvestTo?: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() firm?: boolean;

  @ApiPropertyOptional({ enum: CERTAINTIES, enumName: 'Certainty', description: 'Only ever surer' })
  @IsOptional()
  @IsIn(CERTAINTIES)
  certainty?: Certainty;

  toChanges(): OfferChanges {
    return {
      ...(this.kg === undefined ? {} : { kg: lotKgOf(this.kg, 'kg') }),
      ...(this.askVndPerKg === undefined ? {} : { askVndPerKg: priceOf(this.askVndPerKg, 'askVndPerKg') }),
      ...(this.harvestFrom === undefined ? {} : { harvestFrom: dayOf(this.harvestFrom, 'harvestFrom') }),
      ...(this.harvestTo === undefined ? {} : { harvestTo: dayOf(this.harvestTo, 'harvestTo') }),
      ...(this.firm === undefined ? {} : { firm: this.firm }),
      ...(this.certainty === undefined ? {} : { certainty: this.certainty }),
    };
  }
}

export class OffersPageQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES, enumName: 'OfferState' }) @IsOptional() @IsIn(STATES) state?: OfferState;
}

/** What everyone may see of an offer. */
export class PublicOfferView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() marketId: string;
  @ApiProperty() seller: PartyView;
  @ApiProperty() varietyId: string;
  @ApiProperty() gradeId: string;
  @ApiProperty() placeId: string;
  @ApiProperty() offeredKg: number;
  @ApiProperty() openKg: number;
  @ApiProperty() askVndPerKg: number;
  @ApiProperty({ format: 'date' }) harvestFrom: string;
  @ApiProperty({ format: 'date' }) harvestTo: string;
  @ApiProperty({ enum: CERTIFICATES, enumName: 'Certificate', isArray: true }) certificates: readonly string[];
  @ApiProperty({ type: String, nullable: true }) areaCode: string | null;
  @ApiProperty({ enum: CERTAINTIES, enumName: 'Certainty' }) certainty: Certainty;
  @ApiProperty({ description: 'Its lot goes to the best bid; rounds leave it alone' }) inAuction: boolean;
  @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility' }) visibility: Visibility;
  @ApiProperty({ description: '0: any part' }) minLotKg: number;
  @ApiProperty() stepKg: number;
  @ApiProperty() allOrNothing: boolean;
  @ApiProperty({ enum: STATES, enumName: 'OfferState' }) state: OfferState;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
}

/** What its own cooperative sees. */
export class OfferView extends PublicOfferView {
  @ApiProperty({ type: [String], format: 'uuid' }) invitedIds: readonly string[];
  @ApiProperty() heldKg: number;
  @ApiProperty() confirmedKg: number;
  @ApiProperty() firm: boolean;
  @ApiPropertyOptional({
    description: 'Over HTTP: true while its market is halted. It is taken and kept, and no round matches it until then',
  })
  waiting?: boolean;
}

export class OffersPage {
  @ApiProperty({ type: [OfferView] }) items: OfferView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
