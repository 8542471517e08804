import { json, type NextFunction, type Request, type Response } from 'express';
import { DomainError } from '@domain/shared/domain-error';

/** The largest body of any route; an offer is under 1 kB. */
export const BODY_BYTES_MAX = 102_400;

const parse = json({ limit: BODY_BYTES_MAX, strict: true, type: 'application/json', reviver: refuseUnkeepable });

const WITH_BODY = new Set(['POST', 'PATCH', 'PUT']);

/** Reads JSON bodies and refuses every other kind. */
export function readBody(request: Request, response: Response, next: NextFunction): void {
  const empty =
    request.get('content-length') === '0' ||
    (request.get('content-length') === undefined && request.get('transfer-encoding') === undefined);
  if (WITH_BODY.has(request.method) && !empty && !request.is('application/json')) {
    next(new DomainError('request.wrong_media_type', {}));
    return;
  }
  parse(request, response, next);
}

/**
 * Refuses what JSON can spell and we cannot keep: a field called __proto__ would vanish on the way to the shape check instead of being
 * refused there, and a figure beyond the largest double would arrive as Infinity.
 */
function refuseUnkeepable(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('a field may not be called __proto__');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new SyntaxError('a number is too large');
  return value;
}
