import type { DocumentContent, DocumentLanguage } from '@domain/documents/document-content';

/** One file to print. */
export interface PrintJob {
  readonly content: DocumentContent;
  /** SHA-256 of the terms, in hexadecimal. */
  readonly hash: string;
  readonly language: DocumentLanguage;
  /** Where the QR code leads. */
  readonly checkUrl: string;
}
