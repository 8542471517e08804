import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '@domain/shared/domain-error';

/** OWASP's least for argon2id: 19 MiB, two passes, one lane; about 27 ms on the test machine. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A flood of sign-ins must leave the other core to the market. */
const AT_ONCE = 2;
/** Beyond this a caller is told to come back rather than to wait: 20 × 27 ms is half a second. */
const WAITING_MAX = 100;

/** Hashes and checks passwords, a few at a time. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private unknownHash: Promise<string> | undefined;

  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** Takes as long for a name nobody has (`stored` undefined) as for a real one. */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    this.unknownHash ??= hash('a password nobody has, hashed to spend the time', COST);
    const against = stored ?? (await this.unknownHash);
    const same = await this.inTurn(() => verify(against, password));
    return same && stored !== undefined;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting.length >= WAITING_MAX) throw new DomainError('server.busy', {});
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
