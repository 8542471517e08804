import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { PartyView } from '../identity/identity.dto';
import { TermsDto } from './terms.dto';

export class DraftContractDto {
  @ApiProperty({ example: '12/2026/HĐBT' }) @IsString() @MaxLength(200) number: string;
  @ApiProperty({ format: 'uuid' }) @IsString() @MaxLength(40) cooperativeId: string;
  @ApiProperty({ format: 'uuid' }) @IsString() @MaxLength(40) processorId: string;
  @ApiProperty({ type: TermsDto }) @IsObject() @ValidateNested() @Type(() => TermsDto) terms: TermsDto;
}

export class RewriteDraftDto {
  @ApiProperty({ description: 'The hash of the text that the writer saw' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  termsHash: string;
  @ApiProperty({ type: TermsDto }) @IsObject() @ValidateNested() @Type(() => TermsDto) terms: TermsDto;
}

export class AmendmentDto {
  @ApiProperty({ type: TermsDto }) @IsObject() @ValidateNested() @Type(() => TermsDto) terms: TermsDto;
}

/** What the signer read: another text, another hash, no signature. */
export class SignatureDto {
  @ApiProperty() @IsInt() version: number;
  @ApiProperty({ description: 'SHA-256 of the text on the screen, in hexadecimal' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  termsHash: string;
}

export class TerminationDto {
  @ApiProperty({ example: 'Bên mua ngừng thu mua theo điều 9' }) @IsString() @MaxLength(2_000) reason: string;
}

export class ReliabilityView {
  @ApiProperty({ type: Number, nullable: true, description: 'Basis points: kg confirmed for their day, of those due' }) onTimeBp:
    number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'kg accepted, of those delivered' }) acceptedBp: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'kg cancelled late or not taken, of those due' }) cancelledLateBp:
    number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'kg taken as called' }) takenAsCalledBp: number | null;
  @ApiProperty({ description: 'Call-offs behind the figures' }) callOffs: number;
}

export class PartnersQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(80) text?: string;
}

export class PartnersList {
  @ApiProperty({ type: [PartyView] }) items: PartyView[];
}

export class ForceMajeureDto {
  @ApiProperty({ example: 'hail' }) @IsString() @MaxLength(40) cause: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) from: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) to: string;
}

export class ForceMajeureView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() cause: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty({ format: 'uuid' }) claimedBy: string;
  @ApiProperty() agreed: boolean;
}

export class ForceMajeureList {
  @ApiProperty({ type: [ForceMajeureView] }) items: ForceMajeureView[];
}

export class SpokenForView {
  @ApiProperty() productId: string;
  @ApiProperty({ description: 'Called off under contracts and not yet brought' }) calledKg: number;
  @ApiProperty({ description: 'Open in the cooperative’s own offers' }) postedKg: number;
  @ApiProperty({ description: 'Still to be posted for what is called' }) missingKg: number;
}

export class SpokenForList {
  @ApiProperty({ type: [SpokenForView] }) items: SpokenForView[];
}

export class IndexFigureDto {
  @ApiProperty({ enum: ['farm_gate', 'factory_gate', 'border_gate'] }) @IsString() @MaxLength(40) indexId: string;
  @ApiProperty() @IsString() @MaxLength(80) productId: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(80) placeId?: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) day: string;
  @ApiProperty() @IsInt({ message: 'price.out_of_range' }) vndPerKg: number;
  @ApiProperty({ example: 'Sở Nông nghiệp, bản tin giá' }) @IsString() @MaxLength(400) source: string;
}

export class PublishedRevisionView {
  @ApiProperty({ description: '1, or higher for a correction' }) revision: number;
}

export class IndexQuery {
  @ApiProperty({ enum: ['farm_gate', 'factory_gate', 'border_gate'] }) @IsString() @MaxLength(40) indexId: string;
  @ApiProperty() @IsString() @MaxLength(80) productId: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(80) placeId?: string;
}

export class IndexPointView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() revision: number;
  @ApiProperty() vndPerKg: number;
  @ApiProperty() source: string;
  @ApiProperty({ format: 'date-time' }) publishedAt: string;
}

export class IndexPointsList {
  @ApiProperty({ type: [IndexPointView] }) items: IndexPointView[];
}
