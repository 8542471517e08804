import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { ALERT_KINDS, type Alert, type AlertKind, type AlertTerms } from '@domain/alerts/alert';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { CERTIFICATES, certificatesOf } from '@domain/offers/certificate';
import { dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { gradeIdOf, type PlaceId, productIdOf } from '@domain/shared/ids';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';

const SENT_MAX = 100;

/** Which lots one wants to be told of. What is left out asks nothing. */
export class SetAlertDto {
  @ApiProperty({ example: 'Mận rẻ', maxLength: 40 }) @IsString() @MaxLength(400) name: string;
  @ApiPropertyOptional({ enum: ALERT_KINDS, enumName: 'AlertKind', description: 'Left out: lots' })
  @IsOptional()
  @IsIn(ALERT_KINDS)
  kind?: AlertKind;
  @ApiPropertyOptional({ type: [String], example: ['plum'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SENT_MAX)
  @IsString({ each: true })
  productIds?: string[];
  @ApiPropertyOptional({ enum: CERTIFICATES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SENT_MAX)
  @IsString({ each: true })
  certificates?: string[];
  @ApiPropertyOptional({ maxLength: 100, description: 'Words of its names, in any order, with or without accents' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  words?: string;
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Lots: the ask. Demands: the best limit on the public board' })
  @IsOptional()
  @IsInt({ message: 'price.out_of_range' })
  minVndPerKg?: number | null;
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt({ message: 'price.out_of_range' }) maxVndPerKg?:
    number | null;
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt({ message: 'weight.out_of_range' }) minKg?: number | null;
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'By road, by the table of routes' }) @IsOptional() @IsInt() maxKm?:
    number | null;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'From here `maxKm` counts' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  placeId?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Demands: a grade I have; orders that it may serve' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  gradeId?: string | null;
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Demands: delivery may begin within so many days' })
  @IsOptional()
  @IsInt()
  withinDays?: number | null;
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true }) @IsOptional() @IsString() @MaxLength(40) from?: string | null;
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true }) @IsOptional() @IsString() @MaxLength(40) to?: string | null;

  toTerms(catalogue: Catalogue): AlertTerms {
    const { minVndPerKg, maxVndPerKg, minKg, from, to } = this;
    const productIds = (this.productIds ?? []).map((id) => catalogue.product(productIdOf(id, 'productIds'), 'productIds').id);
    const [productId] = productIds;
    return {
      kind: this.kind ?? 'lots',
      name: this.name,
      productIds,
      maxKm: this.maxKm ?? null,
      placeId: this.placeId == null ? null : placeOf(catalogue, this.placeId),
      gradeId:
        this.gradeId == null || productId === undefined
          ? null
          : catalogue.grade(productId, gradeIdOf(this.gradeId, 'gradeId'), 'gradeId').id,
      withinDays: this.withinDays ?? null,
      certificates: certificatesOf(this.certificates ?? [], 'certificates'),
      words: this.words ?? '',
      minVndPerKg: minVndPerKg == null ? null : priceOf(minVndPerKg, 'minVndPerKg'),
      maxVndPerKg: maxVndPerKg == null ? null : priceOf(maxVndPerKg, 'maxVndPerKg'),
      minKg: minKg == null ? null : lotKgOf(minKg, 'minKg'),
      from: from == null ? null : dayOf(from, 'from'),
      to: to == null ? null : dayOf(to, 'to'),
    };
  }
}

/** Any place that is on the map. @throws DomainError `place.unknown` */
function placeOf(catalogue: Catalogue, id: string): PlaceId {
  const place = catalogue.places.find((one) => one.id === id);
  if (place === undefined) throw new DomainError('place.unknown', { id }, 'placeId');
  return place.id;
}

export class AlertView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ALERT_KINDS, enumName: 'AlertKind' }) kind: AlertKind;
  @ApiProperty({ type: Number, nullable: true }) maxKm: number | null;
  @ApiProperty({ type: String, nullable: true }) placeId: string | null;
  @ApiProperty({ type: String, nullable: true }) gradeId: string | null;
  @ApiProperty({ type: Number, nullable: true }) withinDays: number | null;
  @ApiProperty() name: string;
  @ApiProperty({ type: [String] }) productIds: readonly string[];
  @ApiProperty({ enum: CERTIFICATES, isArray: true }) certificates: readonly string[];
  @ApiProperty() words: string;
  @ApiProperty({ type: Number, nullable: true }) minVndPerKg: number | null;
  @ApiProperty({ type: Number, nullable: true }) maxVndPerKg: number | null;
  @ApiProperty({ type: Number, nullable: true }) minKg: number | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) from: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
}

export class AlertList {
  @ApiProperty({ type: [AlertView] }) items: AlertView[];
}

/** An alert for its member: what it asks, and nothing of whose it is. */
export function alertView({ organisationId: _of, memberId: _who, ...asked }: Alert): AlertView {
  return asked;
}
