import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PHOTO_SIDES, type PhotoSize } from '@domain/offers/photo';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OfferId } from '@domain/shared/ids';
import { PHOTO_TYPES } from '@domain/shared/photo-file';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { OfferPhotoList, OfferPhotoView, PhotoAddress, PhotoBody, PhotoOfQuery } from './offer-photos.dto';
import { OfferPhotosService } from './offer-photos.service';

/** A photo never changes under its id, and is not for others' caches. */
const KEEP = 'private, max-age=604800, immutable';

@ApiTags('offers')
@Controller()
export class OfferPhotosController {
  constructor(private readonly photos: OfferPhotosService) {}

  /** Adds a photo to my open offer (JPEG, PNG or WebP up to 8 MB). It is made anew: smaller, and without what the camera wrote beside it. */
  @Post('offer-photos')
  @ApiConsumes(...PHOTO_TYPES)
  @ApiCreatedResponse({ type: OfferPhotoView })
  @Allow('offer.amend')
  @Refuses(
    'offer.not_found',
    'offer.closed',
    'photo.too_large',
    'photo.unreadable',
    'photo.too_many_pixels',
    'photo.too_many',
    'request.too_large',
    'request.wrong_media_type',
  )
  async add(@ActorParam() actor: Actor, @Query() { offerId }: PhotoOfQuery, @Body() body: PhotoBody): Promise<OfferPhotoView> {
    return this.photos.add(actor, offerIdOf(offerId), Buffer.from(body.content, 'base64'));
  }

  /** The photos of an offer that I may see. */
  @Get('offers/:id/photos')
  @ApiOkResponse({ type: OfferPhotoList })
  @Allow('market.read')
  @Refuses('offer.not_found')
  async list(@ActorParam() actor: Actor, @Param('id') id: string): Promise<OfferPhotoList> {
    return { items: await this.photos.list(actor.organisationId, offerIdOf(id)) };
  }

  /** One photo: `small` for a list, `large` to look at. */
  @Get('offers/:id/photos/:photoId/:size')
  @ApiProduces('image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allow('market.read')
  @Refuses('offer.not_found', 'photo.not_found')
  async one(
    @ActorParam() actor: Actor,
    @Param() { id, photoId, size }: PhotoAddress,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const bytes = await this.photos.bytes(actor.organisationId, offerIdOf(id), photoIdOf(photoId), sizeOf(size));
    response.setHeader('Cache-Control', KEEP);
    return new StreamableFile(bytes, { type: 'image/webp', disposition: 'inline', length: bytes.length });
  }

  /** Takes a photo of my offer away, for good. */
  @Delete('offers/:id/photos/:photoId')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('offer.amend')
  @Refuses('offer.not_found', 'photo.not_found')
  async remove(@ActorParam() actor: Actor, @Param('id') id: string, @Param('photoId') photoId: string): Promise<void> {
    await this.photos.remove(actor, offerIdOf(id), photoIdOf(photoId));
  }
}

/** An address that can name no offer is answered like an offer that does not exist. */
function offerIdOf(text: string): OfferId {
  if (!isUuid(text)) throw new DomainError('offer.not_found', {});
  return text as OfferId;
}

function photoIdOf(text: string): string {
  if (!isUuid(text)) throw new DomainError('photo.not_found', {});
  return text;
}

function sizeOf(text: string): PhotoSize {
  if (!Object.hasOwn(PHOTO_SIDES, text)) throw new DomainError('photo.not_found', {});
  return text as PhotoSize;
}
