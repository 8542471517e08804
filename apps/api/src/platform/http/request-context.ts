import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { asStranger } from '../database/row-scope';

/** What a caller may send as its own request id: short, printable, harmless in a log. */
const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** A request that has its id. */
export interface TracedRequest extends Request {
  requestId: string;
}

/** Gives every request an id, its own if it brought a fit one, and says it in the answer. */
export function traceRequest(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
  (request as TracedRequest).requestId = requestId;
  response.setHeader('x-request-id', requestId);
  next();
}

/** Begins a request's own work: it reaches no row until the guard has found out who it is. The last step before the routes. */
export function beginAsStranger(request: Request, _response: Response, next: NextFunction): void {
  asStranger({ requestId: (request as TracedRequest).requestId, ...(request.ip ? { address: request.ip } : {}) }, next);
}
