import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { DomainError } from '@domain/shared/domain-error';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { SecretBox } from './secret-box';
import { SessionsRepository, type Credentials } from './sessions.repository';

const PERIOD_SECONDS = 30;
/** 160 bits, as RFC 4226 asks. */
const SECRET_BYTES = 20;
/** Clocks of phones may be half a minute off. */
const STEPS_OFF = 1;

/** Codes of authenticator apps (RFC 6238): six digits, thirty seconds, each good once. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly box: SecretBox,
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
  ) {}

  /** A new secret: what the app is given, and what is kept. */
  begin(memberId: string, label: string): { uri: string; secret: string; kept: Buffer } {
    const secret = new Secret({ size: SECRET_BYTES });
    return { uri: totp(secret, label).toString(), secret: secret.base32, kept: this.box.close(secret.bytes, memberId) };
  }

  /** Takes a code, once. @throws DomainError `auth.code_wrong` for a wrong, an old and a used one */
  async take(tx: Tx, member: Pick<Credentials, 'memberId' | 'totpSecret'>, code: string): Promise<void> {
    const kept = member.totpSecret;
    if (kept === null || !/^\d{6}$/.test(code)) throw new DomainError('auth.code_wrong', {}, 'code');
    const bytes = this.box.open(kept, member.memberId);
    const secret = new Secret({ buffer: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer });
    const now = this.clock.now();
    const off = totp(secret, '').validate({ token: code, timestamp: now, window: STEPS_OFF });
    if (off === null) throw new DomainError('auth.code_wrong', {}, 'code');
    const step = Math.floor(now / 1_000 / PERIOD_SECONDS) + off;
    if (!(await this.sessions.takeStep(tx, member.memberId, step))) throw new DomainError('auth.code_wrong', {}, 'code');
  }
}

function totp(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Mùa Vụ', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
}
