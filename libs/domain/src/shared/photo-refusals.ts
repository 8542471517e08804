import { never } from './refusal';

/** What is refused of the photos of an offer. */
export const PHOTO_REFUSALS = {
  'photo.not_found': never('Không có ảnh này.', 'There is no such photo.'),
  'photo.too_large': never('Ảnh tối đa {mostMb} MB.', 'A photo has at most {mostMb} MB.'),
  'photo.unreadable': never(
    'Tệp này không phải ảnh JPEG, PNG hay WebP đọc được.',
    'This file is not a JPEG, PNG or WebP photo that can be read.',
  ),
  'photo.too_many_pixels': never(
    'Ảnh có quá nhiều điểm ảnh: tối đa {most} triệu.',
    'The photo has too many pixels: at most {most} million.',
  ),
  'photo.too_many': never('Mỗi lô có tối đa {most} ảnh.', 'A lot has at most {most} photos.'),
} as const;
