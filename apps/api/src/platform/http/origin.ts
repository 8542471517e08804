import type { NextFunction, Request, Response } from 'express';
import { DomainError } from '@domain/shared/domain-error';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True if a page of this origin may act for a person here: our own address, or one the environment names. */
export function originAllowed(origin: string | undefined, host: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined) return true; // programs send none; a browser always does when it writes or opens a socket
  if (allowed.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** Browsers say where a request comes from; these two mean another site's page. */
const FOREIGN = new Set(['cross-site', 'same-site']);

/** Refuses writes that another site's page sends with a person's cookie, and lets the sites that the environment names read answers. */
export function checkOrigin(allowed: readonly string[]): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const [origin, host] = [request.get('origin'), request.get('host')];
    const named = origin !== undefined && allowed.includes(origin);
    if (named) grant(response, origin);
    if (named && request.method === 'OPTIONS') return void response.status(204).end();
    const foreign = !named && FOREIGN.has(request.get('sec-fetch-site') ?? '');
    const ok = SAFE.has(request.method) || (originAllowed(origin, host, allowed) && !foreign);
    next(ok ? undefined : new DomainError('auth.wrong_origin', {}));
  };
}

/** The exact origin, never a star: a star goes with no cookie. */
function grant(response: Response, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, PUT, DELETE');
  response.setHeader('Access-Control-Allow-Headers', 'content-type, idempotency-key, if-match, x-on-behalf-of');
  response.vary('Origin');
}
