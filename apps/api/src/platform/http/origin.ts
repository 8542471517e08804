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

/** Refuses writes that another site's page sends with a person's cookie. */
export function checkOrigin(allowed: readonly string[]): (request: Request, response: Response, next: NextFunction) => void {
  return (request, _response, next) => {
    const ok = SAFE.has(request.method) || originAllowed(request.get('origin'), request.get('host'), allowed);
    next(ok ? undefined : new DomainError('auth.wrong_origin', {}));
  };
}
