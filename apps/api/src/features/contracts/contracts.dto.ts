import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsString, MaxLength } from 'class-validator';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { seasonOf } from '@domain/contracts/contract-parties';
import { dayOf } from '@domain/shared/day';
import { gradeIdOf, idOf, type OrganisationId, placeIdOf, productIdOf, varietyIdOf } from '@domain/shared/ids';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import type { ContractEntry } from './contracts.service';

/** More names than the domain allows, so that its own refusal answers; far more than that is not a list of fruit. */
const NAMES_MAX = 100;

export class RegisterContractDto {
  @ApiProperty({ example: '12/2026/HĐBT', description: 'As printed on the paper' }) @IsString() @MaxLength(200) number: string;
  @ApiProperty({ format: 'uuid' }) @IsString() @MaxLength(40) cooperativeId: string;
  @ApiProperty({ format: 'uuid' }) @IsString() @MaxLength(40) processorId: string;
  @ApiProperty({ example: 'mango' }) @IsString() @MaxLength(80) productId: string;
  @ApiProperty({ type: [String], description: 'None listed: any variety of the product' })
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  varietyIds: string[];
  @ApiProperty({ type: [String], example: ['grade2'] })
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  gradeIds: string[];
  @ApiProperty({ example: 'fac-doveco-son-la', description: 'The plant' }) @IsString() @MaxLength(80) placeId: string;
  @ApiProperty({ example: 200000, description: 'Whole kg for the season' }) @IsInt({ message: 'weight.out_of_range' }) agreedKg: number;
  @ApiProperty({ example: 1000, description: 'The ± band in basis points: 1000 is ± 10 %' })
  @IsInt({ message: 'contract.tolerance_out_of_range' })
  toleranceBp: number;
  @ApiProperty({ example: 8500, description: 'Fixed farm-gate price, whole VND a kg' })
  @IsInt({ message: 'price.out_of_range' })
  priceVndPerKg: number;
  @ApiProperty({ example: '2026-06-01', format: 'date' }) @IsString() @MaxLength(40) seasonFrom: string;
  @ApiProperty({ example: '2026-08-31', format: 'date' }) @IsString() @MaxLength(40) seasonTo: string;
  @ApiProperty({ example: 24, description: 'Hours between a call-off and the first minute of its day' })
  @IsInt({ message: 'contract.notice_out_of_range' })
  noticeHours: number;

  toEntry(catalogue: Catalogue): ContractEntry {
    const { id: productId } = catalogue.product(productIdOf(this.productId, 'productId'), 'productId');
    return {
      number: this.number,
      cooperativeId: idOf<OrganisationId>(this.cooperativeId, 'cooperativeId'),
      processorId: idOf<OrganisationId>(this.processorId, 'processorId'),
      productId,
      varieties: this.varietyIds.map((id) => catalogue.tradedVariety(varietyIdOf(id, 'varietyIds'), 'varietyIds')),
      grades: this.gradeIds.map((id) => catalogue.tradedGrade(productId, gradeIdOf(id, 'gradeIds'), 'gradeIds')),
      place: catalogue.place(placeIdOf(this.placeId, 'placeId'), 'factory', 'placeId'),
      agreedKg: lotKgOf(this.agreedKg, 'agreedKg'),
      toleranceBp: this.toleranceBp,
      priceVndPerKg: priceOf(this.priceVndPerKg, 'priceVndPerKg'),
      season: seasonOf(dayOf(this.seasonFrom, 'seasonFrom'), dayOf(this.seasonTo, 'seasonTo')),
      noticeHours: this.noticeHours,
    };
  }
}
