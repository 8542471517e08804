import { invariant } from './invariant';

/** Deeper than any document we hash; a ring of references would never end. */
const DEPTH_MAX = 32;

/**
 * One text for one meaning: JSON with sorted keys and no blanks, so that a hash of it depends on the facts alone.
 *
 * `undefined` properties are left out, bigints become strings of digits, −0 becomes 0. Source: the key order and number form of
 * RFC 8785 (JSON Canonicalization Scheme), which this follows for integers and text.
 * @throws BrokenInvariant for fractions of no meaning (NaN, Infinity), functions, symbols and anything nested deeper than 32
 */
export function canonical(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  invariant(depth <= DEPTH_MAX, 'a document is nested too deep to be hashed', { depth });
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'a document to be hashed holds no number', { value: String(value) });
    return JSON.stringify(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  invariant(typeof value === 'object', 'a document to be hashed holds something that is not data', { type: typeof value });
  const facts = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(facts).filter((name) => facts[name] !== undefined);
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${write(facts[name], depth + 1)}`)
    .join(',')}}`;
}
