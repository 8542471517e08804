import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushMessage } from '@domain/across/notices/push-message';

/** A message as it came in, opened with the keys of the browser it was meant for. */
export interface Arrived {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly message: PushMessage;
}

/** A browser that has subscribed: keys of its own, an address at the stand-in. */
export interface FakeBrowser {
  readonly path: string;
  /** As it says them when messages are turned on. */
  readonly subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
}

/** A push service of our own: takes messages as RFC 8030 has them, opens them as RFC 8291 has it, with nothing of the library that wrapped them. */
export class PushServiceStandIn {
  readonly arrived: Arrived[] = [];
  /** The site's public key, which signs what comes. */
  publicKey = '';
  private readonly keys = new Map<string, { readonly curve: ECDH; readonly auth: Buffer }>();
  private readonly answers = new Map<string, number>();

  private constructor(
    private readonly server: http.Server,
    readonly origin: string,
  ) {}

  static async start(): Promise<PushServiceStandIn> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const standIn = new PushServiceStandIn(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        response.statusCode = standIn.take(request, Buffer.concat(parts));
        response.end();
      });
    });
    return standIn;
  }

  aBrowser(): FakeBrowser {
    const curve = createECDH('prime256v1');
    const p256dh = curve.generateKeys('base64url');
    const auth = randomBytes(16);
    const path = `/push/${randomBytes(12).toString('hex')}`;
    this.keys.set(path, { curve, auth });
    return { path, subscription: { endpoint: this.origin + path, p256dh, auth: auth.toString('base64url') } };
  }

  /** From now on messages to this browser are answered so. */
  answer({ path }: FakeBrowser, status: number): void {
    this.answers.set(path, status);
  }

  at({ path }: FakeBrowser): Arrived[] {
    return this.arrived.filter((one) => one.path === path);
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, body: Buffer): number {
    const path = request.url ?? '';
    const keys = this.keys.get(path);
    if (keys === undefined || !this.isSigned(request.headers.authorization ?? '')) return 403;
    this.arrived.push({ path, headers: request.headers, message: JSON.parse(opened(body, keys).toString('utf8')) as PushMessage });
    return this.answers.get(path) ?? 201;
  }

  /** RFC 8292: a token for this origin, not for long, by the key that the subscription was made for. */
  private isSigned(authorization: string): boolean {
    const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(key, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string };
    const soon = said.exp * 1_000 - Date.now();
    return (
      key === this.publicKey &&
      said.aud === this.origin &&
      soon > 0 &&
      soon <= 86_400_000 &&
      /^(mailto|https):/.test(said.sub) &&
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      )
    );
  }
}

/** RFC 8291 section 3.4 and RFC 8188: one record. */
function opened(body: Buffer, { curve, auth }: { readonly curve: ECDH; readonly auth: Buffer }): Buffer {
  const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
  const theirs = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), theirs]);
  const secret = Buffer.from(hkdfSync('sha256', curve.computeSecret(theirs), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2));
}
