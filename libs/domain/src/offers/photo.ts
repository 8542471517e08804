import type { Party } from '../identity/organisation';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import type { OfferId } from '../shared/ids';
import { PHOTO_BYTES_MAX, type PhotoType } from '../shared/photo-file';

/** Pixels that are decoded: a good phone makes 12 million; beyond this it is a bomb or a poster. */
export const PHOTO_PIXELS_MAX = 40_000_000;
/** A lot is seen from a few sides. */
export const PHOTOS_MAX = 4;
/** The longer side of what is kept, in pixels: one to look at, one for a list. */
export const PHOTO_SIDES = { large: 1_600, small: 320 } as const;

export type PhotoSize = keyof typeof PHOTO_SIDES;

/** The pictures of an offer are others now. */
export interface PhotosChanged {
  readonly name: 'photos.changed';
  readonly at: Instant;
  readonly offerId: OfferId;
  readonly seller: Party;
  /** How many there are. */
  readonly photos: number;
}

const HEADS: readonly (readonly [PhotoType, (bytes: Uint8Array) => boolean])[] = [
  ['image/jpeg', (bytes) => has(bytes, 0, [0xff, 0xd8, 0xff])],
  ['image/png', (bytes) => has(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/webp', (bytes) => has(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && has(bytes, 8, [0x57, 0x45, 0x42, 0x50])],
];

/**
 * What a file is by its first bytes, whatever its name or its sender says, before anything decodes it.
 *
 * @throws DomainError `photo.too_large`, `photo.unreadable` (in that order)
 */
export function photoType(bytes: Uint8Array): PhotoType {
  if (bytes.length > PHOTO_BYTES_MAX) throw new DomainError('photo.too_large', { mostMb: PHOTO_BYTES_MAX / 1_048_576 }, 'content');
  const found = HEADS.find(([, fits]) => fits(bytes));
  if (!found) throw new DomainError('photo.unreadable', {}, 'content');
  return found[0];
}

/** The first free place of an offer's photos, counted from 1. @throws DomainError `photo.too_many` */
export function freePlace(taken: readonly number[]): number {
  const place = Array.from({ length: PHOTOS_MAX }, (_, nth) => nth + 1).find((nth) => !taken.includes(nth));
  if (place === undefined) throw new DomainError('photo.too_many', { most: PHOTOS_MAX });
  return place;
}

function has(bytes: Uint8Array, from: number, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[from + at] === byte);
}
