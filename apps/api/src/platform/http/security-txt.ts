import type { RequestHandler } from 'express';
import { asDate } from '../clock/as-date';
import { plusHours, type Instant } from '@domain/shared/instant';

/** RFC 9116 wants less than a year; half of one is asked again by every deployment. */
const GOOD_FOR_HOURS = 180 * 24;

/** Tells whoever finds a hole where to say so (RFC 9116). */
export function securityTxt({ contact, publicUrl }: { contact: string; publicUrl: string }, startedAt: Instant): RequestHandler {
  const expires = asDate(plusHours(startedAt, GOOD_FOR_HOURS)).toISOString();
  // A canonical address must be one of https.
  const canonical = publicUrl.startsWith('https:') ? `Canonical: ${publicUrl}/.well-known/security.txt\n` : '';
  const text = `Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: vi, en\n${canonical}`;
  return (request, response, next) => {
    if (request.path !== '/.well-known/security.txt') next();
    else response.type('text/plain; charset=utf-8').send(text);
  };
}
