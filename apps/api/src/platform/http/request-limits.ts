import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '@domain/shared/domain-error';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';

/** Requests within ten seconds. A person clicks far less; a program that needs more asks for a stream instead. */
const SECONDS = 10;
const RULES = {
  read: { member: 500, organisation: 3_000 },
  write: { member: 200, organisation: 1_000 },
} as const;
/** Requests without a session from one address: signing in, applying, checking a paper. */
const STRANGER = 100;

type Kind = keyof typeof RULES;

/**
 * How much one member and one organisation may ask for, so that nobody takes the server for themselves. Each process counts for itself:
 * behind a proxy with n of them, n times as much gets through, and no request waits for a counter elsewhere.
 */
@Injectable()
export class RequestLimits {
  private readonly counters = new Map<string, RateLimiterMemory>();

  constructor(@Inject(ENV) private readonly env: Env) {}

  /** Counts a request of a member, and says in the headers what is left. @throws DomainError `rate.limited` */
  async take(request: Request, response: Response, who: { readonly memberId: string; readonly organisationId: string }): Promise<void> {
    if (!this.env.limits) return;
    const kind: Kind = request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write';
    await this.count(response, `${kind}-organisation`, who.organisationId, RULES[kind].organisation);
    await this.count(response, `${kind}-member`, who.memberId, RULES[kind].member);
  }

  /** Counts a request of nobody in particular. @throws DomainError `rate.limited` */
  async takeOfStranger(request: Request, response: Response): Promise<void> {
    if (this.env.limits) await this.count(response, 'stranger', request.ip ?? '', STRANGER);
  }

  private async count(response: Response, name: string, key: string, points: number): Promise<void> {
    const counter = this.counters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: SECONDS });
    this.counters.set(name, counter);
    const say = ({ remainingPoints, msBeforeNext }: RateLimiterRes): void => {
      response.setHeader('RateLimit-Policy', `"${name}";q=${points};w=${SECONDS}`);
      response.setHeader('RateLimit', `"${name}";r=${Math.max(0, remainingPoints)};t=${Math.ceil(msBeforeNext / 1_000)}`);
    };
    try {
      say(await counter.consume(key));
    } catch (full) {
      if (full instanceof Error) throw full;
      say(full as RateLimiterRes);
      throw new DomainError('rate.limited', { retryAfterSeconds: Math.ceil((full as RateLimiterRes).msBeforeNext / 1_000) });
    }
  }
}
