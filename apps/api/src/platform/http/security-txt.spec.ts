import type { Request, Response } from 'express';
import { instantOf } from '@domain/shared/instant';
import { securityTxt } from './security-txt';

/** What a path answers; undefined where the next one is asked. */
function answered(publicUrl: string, path: string): string | undefined {
  let text: string | undefined;
  const response = { type: () => response, send: (sent: string) => (text = sent) } as unknown as Response;
  securityTxt({ contact: 'mailto:a@b.vn', publicUrl }, instantOf(1_780_000_000_000))({ path } as Request, response, () => undefined);
  return text;
}

test('the canonical address is a whole one of https, or is left out (RFC 9116, 2.5.2)', () => {
  const at = '/.well-known/security.txt';
  expect(answered('https://muavu.vn', at)).toMatch(/^Canonical: https:\/\/muavu\.vn\/\.well-known\/security\.txt$/m);
  expect(answered('http://localhost:3000', at)).not.toContain('Canonical');
  expect(answered('https://muavu.vn', '/')).toBeUndefined();
});
