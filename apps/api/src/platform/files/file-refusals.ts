import type { RefusalCode } from '@domain/shared/refusal-codes';

/** What any door that takes a CSV file may refuse it for. */
export const FILE_REFUSALS = [
  'import.unreadable',
  'import.too_many_rows',
  'import.too_many_columns',
  'import.missing_column',
  'request.too_large',
  'request.wrong_media_type',
] as const satisfies readonly RefusalCode[];
