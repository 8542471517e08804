import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps secrets that must be read again (unlike passwords) unreadable to whoever has only the database. */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;

  constructor(@Inject(ENV) env: Env) {
    this.key = createHash('sha256').update(`mua-vu second factor ${env.secretsKey}`).digest();
  }

  /** Encrypts for one owner: moved to another's row it cannot be opened. */
  close(secret: Uint8Array, owner: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(owner));
    const hidden = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
  }

  /** @throws Error when the box was changed, is another's, or was closed with another key */
  open(box: Buffer, owner: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, box.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(owner));
    decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }
}
