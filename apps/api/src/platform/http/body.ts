import { json, type NextFunction, type Request, type Response } from 'express';
import { DomainError } from '@domain/shared/domain-error';

/** The largest body of any route; an offer is under 1 kB. */
export const BODY_BYTES_MAX = 102_400;

const parse = json({ limit: BODY_BYTES_MAX, strict: true, type: 'application/json' });
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
