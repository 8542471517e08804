import sharp, { type Sharp } from 'sharp';
import { DomainError } from '@domain/shared/domain-error';
import { PHOTO_PIXELS_MAX, PHOTO_SIDES, type PhotoSize, photoType } from '@domain/offers/photo';

/** A photo as it is kept: two pictures, and nothing else of what was sent. */
export interface KeptPhoto {
  readonly width: number;
  readonly height: number;
  readonly large: Buffer;
  readonly small: Buffer;
}

/** Decoding a picture within its bounds takes well under a second; what takes longer was made to. */
const DECODE_SECONDS = 5;
const QUALITY = { large: 78, small: 70 } as const;

// One thread a picture, and nothing kept between them: pictures must not crowd out what people wait for.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Makes a photo anew in two sizes, turned as the camera held it. Nothing that was written beside the picture (place, camera, time) is kept.
 *
 * @throws DomainError `photo.too_large`, `photo.unreadable`, `photo.too_many_pixels`
 */
export async function resizePhoto(bytes: Buffer): Promise<KeptPhoto> {
  photoType(bytes);
  const { width, height } = await readable(() => opened(bytes).metadata());
  if (width * height > PHOTO_PIXELS_MAX) throw new DomainError('photo.too_many_pixels', { most: PHOTO_PIXELS_MAX / 1_000_000 }, 'content');
  const large = await readable(() => sized(bytes, 'large').toBuffer({ resolveWithObject: true }));
  const small = await readable(() => sized(large.data, 'small').toBuffer());
  return { width: large.info.width, height: large.info.height, large: large.data, small };
}

/** The header is read whatever it promises; pixels are decoded only within the bound, and only of the first frame. */
function opened(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: false, failOn: 'error', pages: 1 });
}

function sized(bytes: Buffer, size: PhotoSize): Sharp {
  const side = PHOTO_SIDES[size];
  return sharp(bytes, { limitInputPixels: PHOTO_PIXELS_MAX, failOn: 'error', pages: 1, sequentialRead: true })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: DECODE_SECONDS })
    .webp({ quality: QUALITY[size] });
}

/** Whatever a decoder has against a file, its sender learns that it cannot be read. */
async function readable<T>(decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch {
    throw new DomainError('photo.unreadable', {}, 'content');
  }
}
