import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Alert, AlertTerms } from '@domain/alerts/alert';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { CERTIFICATES, certificatesOf } from '@domain/offers/certificate';
import { dayOf } from '@domain/shared/day';
import { productIdOf } from '@domain/shared/ids';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';

const SENT_MAX = 100;

/** Which lots one wants to be told of. What is left out asks nothing. */
export class SetAlertDto {
  @ApiProperty({ example: 'Mận rẻ', maxLength: 40 }) @IsString() @MaxLength(400) name: string;
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
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt({ message: 'price.out_of_range' }) minVndPerKg?:
    number | null;
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt({ message: 'price.out_of_range' }) maxVndPerKg?:
    number | null;
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt({ message: 'weight.out_of_range' }) minKg?: number | null;
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true }) @IsOptional() @IsString() @MaxLength(40) from?: string | null;
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true }) @IsOptional() @IsString() @MaxLength(40) to?: string | null;

  toTerms(catalogue: Catalogue): AlertTerms {
    const { minVndPerKg, maxVndPerKg, minKg, from, to } = this;
    return {
      name: this.name,
      productIds: (this.productIds ?? []).map((id) => catalogue.product(productIdOf(id, 'productIds'), 'productIds').id),
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

export class AlertView {
  @ApiProperty({ format: 'uuid' }) id: string;
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

export function alertView({ id, name, productIds, certificates, words, minVndPerKg, maxVndPerKg, minKg, from, to }: Alert): AlertView {
  return { id, name, productIds, certificates, words, minVndPerKg, maxVndPerKg, minKg, from, to };
}
