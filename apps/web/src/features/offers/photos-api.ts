import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';

/** A lot is seen from a few sides. */
export const PHOTOS_MAX = 4;

export interface Photo {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export const photosQuery = (offerId: string) =>
  queryOptions({
    queryKey: ['photos', offerId],
    queryFn: async (): Promise<Photo[]> =>
      (await bodyOf(api.GET('/api/v1/offers/{id}/photos', { params: { path: { id: offerId } } }))).items,
  });

export const photoAddress = (offerId: string, id: string, size: 'small' | 'large'): string =>
  `/api/v1/offers/${offerId}/photos/${id}/${size}`;

/** Sends a photo as it is; the server makes it smaller and drops what the camera wrote beside it. */
export async function sendPhoto(offerId: string, file: File, key: string): Promise<void> {
  await bodyOf(
    api.POST('/api/v1/offer-photos', {
      body: file as never,
      bodySerializer: (bytes: unknown) => bytes as Blob,
      headers: { 'Content-Type': file.type },
      params: { query: { offerId }, header: { 'Idempotency-Key': key } },
    }),
  );
}

export async function removePhoto(offerId: string, id: string): Promise<void> {
  await bodyOf(api.DELETE('/api/v1/offers/{id}/photos/{photoId}', { params: { path: { id: offerId, photoId: id } } }));
}
