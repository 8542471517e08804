import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { CERTIFICATES, certificatesOf } from '@domain/offers/certificate';
import { deliveryWindow } from '@domain/orders/delivery-window';
import type { OrderState } from '@domain/orders/order';
import type { OrderAsk } from '@domain/orders/place-order';
import { dayOf } from '@domain/shared/day';
import { destinationIdOf, gradeIdOf, placeIdOf, productIdOf, varietyIdOf } from '@domain/shared/ids';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import { PageQuery } from '../../platform/http/page.dto';
import { PartyView } from '../identity/identity.dto';

const STATES: readonly OrderState[] = ['open', 'cancelled', 'expired', 'filled'];

/** More names than the domain allows, so that its own refusal answers; far more than that is not a list of fruit. */
const NAMES_MAX = 100;

export class PlaceOrderDto {
  @ApiProperty({ example: 'mango' }) @IsString() @MaxLength(80) productId: string;
  @ApiProperty({ type: [String], example: [], description: 'None listed: any variety of the product' })
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  varietyIds: string[];
  @ApiProperty({ type: [String], example: ['grade1'], description: 'An offer fits when its grade serves one of them' })
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  gradeIds: string[];
  @ApiProperty({ example: 'mkt-hanoi', description: 'Where the fruit is delivered' }) @IsString() @MaxLength(80) placeId: string;
  @ApiPropertyOptional({ example: 'CN', description: 'The market that the fruit goes on to and whose papers it needs' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  destinationId?: string;
  @ApiProperty({ example: 6000, description: 'Whole kg' }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiProperty({ example: 11000, description: 'Most for a kilogram delivered, whole VND' })
  @IsInt({ message: 'price.out_of_range' })
  limitVndPerKg: number;
  @ApiProperty({ example: '2026-06-12', format: 'date' }) @IsString() @MaxLength(40) deliverFrom: string;
  @ApiProperty({ example: '2026-06-16', format: 'date' }) @IsString() @MaxLength(40) deliverTo: string;
  @ApiPropertyOptional({ enum: CERTIFICATES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  certificates?: string[];
  @ApiPropertyOptional({ description: 'Confirm for me when matched', default: false }) @IsOptional() @IsBoolean() firm?: boolean;

  toAsk(catalogue: Catalogue): OrderAsk {
    const { id: productId } = catalogue.product(productIdOf(this.productId, 'productId'), 'productId');
    return {
      productId,
      varieties: this.varietyIds.map((id) => catalogue.variety(varietyIdOf(id, 'varietyIds'), 'varietyIds')),
      grades: this.gradeIds.map((id) => catalogue.grade(productId, gradeIdOf(id, 'gradeIds'), 'gradeIds')),
      place: catalogue.place(placeIdOf(this.placeId, 'placeId'), 'destination', 'placeId'),
      destinationId:
        this.destinationId === undefined
          ? null
          : catalogue.destination(destinationIdOf(this.destinationId, 'destinationId'), 'destinationId'),
      kg: lotKgOf(this.kg, 'kg'),
      limitVndPerKg: priceOf(this.limitVndPerKg, 'limitVndPerKg'),
      delivery: deliveryWindow(dayOf(this.deliverFrom, 'deliverFrom'), dayOf(this.deliverTo, 'deliverTo')),
      certificates: certificatesOf(this.certificates ?? [], 'certificates'),
      firm: this.firm ?? false,
    };
  }
}

export class OrdersPageQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES, enumName: 'OrderState' }) @IsOptional() @IsIn(STATES) state?: OrderState;
}

/** What everyone may see of an order: no buyer and no limit. */
export class PublicOrderView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() marketId: string;
  @ApiProperty({ type: [String] }) varietyIds: readonly string[];
  @ApiProperty({ type: [String] }) gradeIds: readonly string[];
  @ApiProperty() placeId: string;
  @ApiProperty({ type: String, nullable: true }) destinationId: string | null;
  @ApiProperty() wantedKg: number;
  @ApiProperty() openKg: number;
  @ApiProperty({ format: 'date' }) deliverFrom: string;
  @ApiProperty({ format: 'date' }) deliverTo: string;
  @ApiProperty({ enum: CERTIFICATES, enumName: 'Certificate', isArray: true }) certificates: readonly string[];
  @ApiProperty({ enum: STATES, enumName: 'OrderState' }) state: OrderState;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
}

/** What its own buyer sees. */
export class OrderView extends PublicOrderView {
  @ApiProperty() buyer: PartyView;
  @ApiProperty() limitVndPerKg: number;
  @ApiProperty() heldKg: number;
  @ApiProperty() confirmedKg: number;
  @ApiProperty() firm: boolean;
}

export class OrdersPage {
  @ApiProperty({ type: [OrderView] }) items: OrderView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
