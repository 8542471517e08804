import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { CERTIFICATES, certificatesOf } from '@domain/offers/certificate';
import { deliveryWindow } from '@domain/orders/delivery-window';
import type { OrderState } from '@domain/orders/order';
import { type GradeSpread, LIMIT_PLACES, type LimitPlace } from '@domain/orders/order-rules';
import type { OrderAsk } from '@domain/orders/place-order';
import { dayOf } from '@domain/shared/day';
import { destinationIdOf, gradeIdOf, idOf, type OrderId, placeIdOf, productIdOf, varietyIdOf } from '@domain/shared/ids';
import { instantFromIso } from '@domain/shared/instant';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import { PageQuery } from '../../platform/http/page.dto';
import { PartyView } from '../identity/identity.dto';
import { GradeSpreadDto, OrderTermsDto } from './order-terms.dto';

const STATES: readonly OrderState[] = ['open', 'cancelled', 'expired', 'filled'];

export class PlaceOrderDto extends OrderTermsDto {
  @ApiProperty({ example: 11000, description: 'Most for a kilogram delivered, whole VND' })
  @IsInt({ message: 'price.out_of_range' })
  limitVndPerKg: number;
  @ApiProperty({ example: '2026-06-12', format: 'date' }) @IsString() @MaxLength(40) deliverFrom: string;
  @ApiProperty({ example: '2026-06-16', format: 'date' }) @IsString() @MaxLength(40) deliverTo: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'From then on no round fills it' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  expiresAt?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'My open order that this one may stand in for: at most one of them is filled' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  alternativeTo?: string;

  /** The order that this one is an alternative to. @throws DomainError `id.invalid` */
  get alternative(): OrderId | null {
    return this.alternativeTo === undefined ? null : idOf<OrderId>(this.alternativeTo, 'alternativeTo');
  }

  toAsk(catalogue: Catalogue): OrderAsk {
    const { id: productId } = catalogue.product(productIdOf(this.productId, 'productId'), 'productId');
    return {
      productId,
      varieties: this.varietyIds.map((id) => catalogue.tradedVariety(varietyIdOf(id, 'varietyIds'), 'varietyIds')),
      grades: this.gradeIds.map((id) => catalogue.tradedGrade(productId, gradeIdOf(id, 'gradeIds'), 'gradeIds')),
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
      rules: {
        ...this.toRules(),
        expiresAt: this.expiresAt === undefined ? null : instantFromIso(this.expiresAt, 'expiresAt'),
        alternativeSet: null,
      },
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
  @ApiPropertyOptional({
    description: 'Over HTTP: true while its market is halted. It is taken and kept, and no round matches it until then',
  })
  waiting?: boolean;
  @ApiProperty() buyer: PartyView;
  @ApiProperty() limitVndPerKg: number;
  @ApiProperty() heldKg: number;
  @ApiProperty() confirmedKg: number;
  @ApiProperty() firm: boolean;
  @ApiProperty({ enum: LIMIT_PLACES, enumName: 'LimitPlace' }) limitAt: LimitPlace;
  @ApiProperty({ type: [GradeSpreadDto] }) gradeSpread: readonly GradeSpread[];
  @ApiProperty({ description: '0: any part' }) minLotKg: number;
  @ApiProperty({ description: '0: any part' }) maxPerSellerKg: number;
  @ApiProperty() allOrNothing: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Shared by alternatives: at most one of them is filled' })
  alternativeSet: string | null;
}

export class OrdersPage {
  @ApiProperty({ type: [OrderView] }) items: OrderView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
