import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { PasswordThreads } from './password-threads';
import { newPasswordOf, PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MIN_WITH_CODE, type Password } from '@domain/identity/password-rule';
import { DomainError } from '@domain/shared/domain-error';
import { foldForSearch } from '@domain/shared/text';

/** A flood of sign-ins leaves half of the cores to the market, and what goes with a hash rests between two: on two cores 18 sign-ins a second. */
const AT_ONCE = Math.max(1, Math.floor(os.availableParallelism() / 2));
/** A slot that somebody waits for is taken again no sooner than this after it was taken. */
const PACE_MS = 55;
/** Beyond this a caller is told to come back rather than to wait: 10 × 55 ms is half a second. */
const WAITING_MAX = 10;
/** With so many waiting it is no rush but a flood. */
const FLOOD = 5;

/** Long favourites of our own region that the list does not know, folded: no accents, no blanks. */
const REGIONAL = [
  'matkhau',
  'matkhaucuatoi',
  'anhyeuem',
  'anhyeuemnhieulam',
  'emyeuanhnhieulam',
  'toiyeuvietnam',
  'toiyeusonla',
  'sonla',
  'hoptacxa',
  'vietnamvodich',
  'correcthorsebatterystaple',
];

/**
 * The 19,640 most used passwords of public breaches (list of Royce Williams, as Django 5.2 brings it under the BSD licence), in lower
 * case, with our own. Bundled: nobody's password leaves the machine to be looked up.
 */
const listed = new Set([
  ...gunzipSync(fs.readFileSync(path.join(__dirname, 'common-passwords.txt.gz')))
    .toString('utf8')
    .split('\n')
    .map((word) => foldForSearch(word).replaceAll(' ', '')),
  ...REGIONAL,
]);

/** A new password as it is kept. @throws DomainError of the rule (libs/domain identity/password-rule) */
export function readNewPassword(text: string, hasSecondFactor: boolean, field: string): Password {
  const lengthMin = hasSecondFactor ? PASSWORD_LENGTH_MIN_WITH_CODE : PASSWORD_LENGTH_MIN;
  return newPasswordOf(text, { lengthMin, isListed: (word) => listed.has(word) }, field);
}

/** Hashes and checks passwords, a few at a time, and not one after the other without a breath. */
@Injectable()
export class Passwords {
  /** Hashes that run side by side. */
  readonly atOnce = AT_ONCE;
  /** Hashes that may wait for their turn. */
  readonly waitingMax = WAITING_MAX;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private unknownHash: Promise<string> | undefined;

  constructor(private readonly threads: PasswordThreads) {}

  /** Before anything is spent on a caller whose turn would not come. @throws DomainError `server.busy` */
  needRoom(): void {
    if (this.waiting.length >= WAITING_MAX) throw new DomainError('server.busy', {});
  }

  async hash(password: Password): Promise<string> {
    return this.inTurn(() => this.threads.hash(password));
  }

  /** Takes as long for a name nobody has (`stored` undefined) as for a real one. */
  async matches(stored: string | undefined, password: Password): Promise<boolean> {
    this.unknownHash ??= this.threads.hash('a password nobody has, hashed to spend the time');
    const against = stored ?? (await this.unknownHash);
    const same = await this.inTurn(() => this.threads.verify(against, password, this.waiting.length >= FLOOD));
    return same && stored !== undefined;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.needRoom();
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    const from = performance.now();
    try {
      return await work();
    } finally {
      if (this.waiting.length > 0) setTimeout(() => this.handOn(), Math.max(0, PACE_MS - (performance.now() - from)));
      else this.running--;
    }
  }

  private handOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running--;
  }
}
