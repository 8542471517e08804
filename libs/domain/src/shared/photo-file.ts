/** What a photo may be sent as: what every phone can make and no picture can hide a program in. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

export type PhotoType = (typeof PHOTO_TYPES)[number];

/** 8 MiB: the largest photo of a good phone. The door that takes photos and whoever reads them hold to the same bound. */
export const PHOTO_BYTES_MAX = 8_388_608;
