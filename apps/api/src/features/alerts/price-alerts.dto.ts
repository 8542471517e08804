import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  PRICE_ALERT_STATES,
  PRICE_DIRECTIONS,
  type PriceAlertState,
  type PriceAlertTerms,
  type PriceDirection,
} from '@domain/alerts/price-alert';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { gradeIdOf, type MarketId, productIdOf } from '@domain/shared/ids';
import { priceOf } from '@domain/shared/unit-price';
import type { KeptPriceAlert } from './price-alerts.repository';

/** Which price one wants to be told of. */
export class WatchPriceDto {
  @ApiProperty({ example: 'plum' }) @IsString() @MaxLength(100) marketId: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Left out: all grades together, weighted by kg' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  gradeId?: string | null;
  @ApiProperty({ enum: PRICE_DIRECTIONS, enumName: 'PriceDirection' }) @IsIn(PRICE_DIRECTIONS) direction: PriceDirection;
  @ApiProperty({ example: 9_000, description: 'Farm gate; reached at this price or beyond it' })
  @IsInt({ message: 'price.out_of_range' })
  vndPerKg: number;

  toTerms(catalogue: Catalogue): PriceAlertTerms {
    const product = catalogue.product(productIdOf(this.marketId, 'marketId'), 'marketId');
    const gradeId = this.gradeId == null ? null : catalogue.grade(product.id, gradeIdOf(this.gradeId, 'gradeId'), 'gradeId').id;
    return { marketId: product.id as MarketId, gradeId, direction: this.direction, vndPerKg: priceOf(this.vndPerKg, 'vndPerKg') };
  }
}

export class PriceAlertView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() marketId: string;
  @ApiProperty({ type: String, nullable: true }) gradeId: string | null;
  @ApiProperty({ enum: PRICE_DIRECTIONS, enumName: 'PriceDirection' }) direction: PriceDirection;
  @ApiProperty() vndPerKg: number;
  @ApiProperty({
    enum: PRICE_ALERT_STATES,
    enumName: 'PriceAlertState',
    description: 'resting: the price is there; told again once it comes back',
  })
  state: PriceAlertState;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) toldAt: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The price that was told last' }) toldVndPerKg: number | null;
}

export class PriceAlertList {
  @ApiProperty({ type: [PriceAlertView] }) items: PriceAlertView[];
}

export function priceAlertView({
  id,
  marketId,
  gradeId,
  direction,
  vndPerKg,
  state,
  toldAt,
  toldVndPerKg,
}: KeptPriceAlert): PriceAlertView {
  return { id, marketId, gradeId, direction, vndPerKg, state, toldAt: toldAt?.toISOString() ?? null, toldVndPerKg };
}
