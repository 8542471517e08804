import dns from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** Networks that no push service lives in: our own, the machine's, the provider's and those for documents and tests (IANA special-purpose registries). */
const INNER = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INNER.addSubnet(net, bits, 'ipv4');

/** Of the sixth version only what is handed out to the public, less what carries an address of the fourth or is for documents. */
const OUTER6 = new BlockList();
OUTER6.addSubnet('2000::', 3, 'ipv6');
const INNER6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  INNER6.addSubnet(net, bits, 'ipv6');

/** True for an address that anybody on the internet may have. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return OUTER6.check(address, 'ipv6') && !INNER6.check(address, 'ipv6');
  return !INNER.check(address, 'ipv4');
}

/**
 * Finds where a name leads, and refuses names that lead to us. The connection is made to what was checked, so that a name that answers
 * otherwise the second time gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0);
    const inner = found.find(({ address }) => !isPublicAddress(address));
    const first = found[0];
    if (inner !== undefined || first === undefined) return callback(new Error('the name leads to no public address'), '', 0);
    if (options.all) return callback(null, found);
    callback(null, first.address, first.family);
  });
};
