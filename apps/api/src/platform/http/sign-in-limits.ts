import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract, type RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '@domain/shared/domain-error';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';

/** Failures of one account from one address, then it waits: a quarter of an hour, and longer each time (RELIABILITY section 7). */
const PAIR = { points: 5, duration: 15 * 60 };
/** Failures from one address, whatever the accounts: one password tried on everybody. */
const ADDRESS = { points: 20, duration: 15 * 60 };
/** Failures of one account from anywhere: NIST SP 800-63B-4 allows a hundred in a row. */
const ACCOUNT = { points: 100, duration: 24 * 3_600 };

/** One attempt that has begun. */
export interface Attempt {
  /** What was counted against it is given back. */
  succeeded(): Promise<void>;
}

/**
 * Counts sign-ins that fail. Each attempt is counted before it is checked, so that a thousand at once are no way around it, and given
 * back when it succeeds. A name that nobody has is counted like one that somebody has.
 */
@Injectable()
export class SignInLimits {
  private readonly limiters: {
    readonly pair: RateLimiterAbstract;
    readonly address: RateLimiterAbstract;
    readonly account: RateLimiterAbstract;
  };

  constructor(@Inject(ENV) private readonly env: Env) {
    const redis = env.redisUrl
      ? new Redis(env.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false })
      : undefined;
    redis?.on('error', () => undefined); // an attempt that cannot be counted is refused below
    const limiter = (keyPrefix: string, rule: { points: number; duration: number }): RateLimiterAbstract =>
      redis ? new RateLimiterRedis({ storeClient: redis, keyPrefix, ...rule }) : new RateLimiterMemory({ keyPrefix, ...rule });
    this.limiters = {
      pair: limiter('sign-in-pair', PAIR),
      address: limiter('sign-in-address', ADDRESS),
      account: limiter('sign-in-account', ACCOUNT),
    };
  }

  /** @throws DomainError `sign_in.locked`; `server.busy` when it cannot be counted: sign-ins fail closed */
  async begin(account: string, address: string): Promise<Attempt> {
    const name = createHash('sha256').update(account).digest('base64url');
    const counted: [RateLimiterAbstract, string][] = [
      [this.limiters.pair, `${name} ${address}`],
      [this.limiters.account, name],
      // Behind one address may be a whole office, and a load test: the setting decides (DESIGN 9, decision 14).
      ...(this.env.limits ? [[this.limiters.address, address] as [RateLimiterAbstract, string]] : []),
    ];
    for (const [limiter, key] of counted) {
      try {
        await limiter.consume(key);
      } catch (refused) {
        if (refused instanceof Error) throw new DomainError('server.busy', {});
        const { msBeforeNext } = refused as RateLimiterRes;
        throw new DomainError('sign_in.locked', { retryAfterSeconds: Math.ceil(msBeforeNext / 1_000) });
      }
    }
    return { succeeded: async () => void (await Promise.all(counted.map(([limiter, key]) => limiter.reward(key)))) };
  }
}
