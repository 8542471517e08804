import { DomainError } from '../shared/domain-error';

/** What a scan of a certificate may be. */
export const PAPER_FILE_TYPES = ['application/pdf', 'image/jpeg'] as const;

export type PaperFileType = (typeof PAPER_FILE_TYPES)[number];

/** 3 MiB: a page scanned by a phone at reading size, several times over. */
export const PAPER_FILE_BYTES_MAX = 3_145_728;

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const JPEG = [0xff, 0xd8, 0xff];

/**
 * What a file is by its first bytes, whatever its name says.
 *
 * @throws DomainError `paper.file_too_large`, `paper.file_unreadable` for anything but a PDF or a JPEG
 */
export function paperFileType(bytes: Uint8Array): PaperFileType {
  if (bytes.length > PAPER_FILE_BYTES_MAX) throw new DomainError('paper.file_too_large', { mostMb: 3 }, 'content');
  if (startsWith(bytes, PDF)) return 'application/pdf';
  if (startsWith(bytes, JPEG)) return 'image/jpeg';
  throw new DomainError('paper.file_unreadable', {}, 'content');
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}
