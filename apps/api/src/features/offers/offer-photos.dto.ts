import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class PhotoOfQuery {
  @ApiProperty({ format: 'uuid', description: 'My open offer that it shows' }) @IsString() @MaxLength(80) offerId: string;
}

export class PhotoBody {
  @ApiProperty({ description: 'The bytes of the file; sent as image/jpeg, image/png or image/webp' }) @IsString() content: string;
}

/** A photo of an offer, without its bytes. */
export class OfferPhotoView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Of the large size' }) width: number;
  @ApiProperty({ description: 'Of the large size' }) height: number;
}

export class OfferPhotoList {
  @ApiProperty({ type: [OfferPhotoView] }) items: OfferPhotoView[];
}

/** Which photo, and which size of it. */
export class PhotoAddress {
  @ApiProperty({ type: String }) @IsString() @MaxLength(80) id: string;
  @ApiProperty({ type: String }) @IsString() @MaxLength(80) photoId: string;
  @ApiProperty({ type: String, enum: ['small', 'large'] }) @IsString() @MaxLength(20) size: string;
}
