import { DomainError } from '../shared/domain-error';

/** Devices of one member that may ring; the one that was heard of longest ago gives way to another. */
export const DEVICES_MAX = 5;

const ENDPOINT_MAX = 1_000;
/** A point of the curve P-256 without compression, and 16 octets, in base64url (RFC 8291, section 3). */
const POINT = /^B[A-Za-z0-9_-]{86}$/;
const SECRET = /^[A-Za-z0-9_-]{22}$/;
const ENDPOINT = /^https:\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::443)?\/[\x21-\x7e]*$/;
const ADDRESS = /^[0-9.]+$|^0x/;
/** Names that lead into the network of whoever runs the program. */
const INNER = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|localdomain|arpa|test|invalid|example|onion)$/;

/** Where a browser takes messages, and the keys that only it can read them with (Push API). */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/**
 * An address as a browser gives it. `ownOrigin` is one more origin that is taken, for tests; null: none.
 *
 * @throws DomainError `push.endpoint_invalid` for anything but https at a public name; `push.keys_invalid`
 */
export function pushAddress({ endpoint, p256dh, auth }: PushAddress, ownOrigin: string | null): PushAddress {
  const isOwn = ownOrigin !== null && endpoint.startsWith(`${ownOrigin}/`);
  if (endpoint.length > ENDPOINT_MAX || !(isOwn || isPublicHttps(endpoint))) throw new DomainError('push.endpoint_invalid', {}, 'endpoint');
  if (!POINT.test(p256dh)) throw new DomainError('push.keys_invalid', {}, 'p256dh');
  if (!SECRET.test(auth)) throw new DomainError('push.keys_invalid', {}, 'auth');
  return { endpoint, p256dh, auth };
}

/** A name with a dot, never an address in figures: what a name leads to is looked at when it is called. */
function isPublicHttps(endpoint: string): boolean {
  const host = ENDPOINT.exec(endpoint)?.[1];
  return host !== undefined && host.includes('.') && !host.includes('..') && !ADDRESS.test(host) && !INNER.test(host);
}
