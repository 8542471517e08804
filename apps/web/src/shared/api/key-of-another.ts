import { Refusal } from './refusal';

/**
 * What was sent first under this key has arrived, and what is written now is something else: it goes under a key of its own when the
 * person, who has just read so, sends it again.
 */
export const keyOfAnother = (error: unknown): boolean => error instanceof Refusal && error.code === 'idempotency.key_reused';
