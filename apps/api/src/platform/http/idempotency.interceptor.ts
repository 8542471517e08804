import { createHash } from 'node:crypto';
import { applyDecorators, Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DomainError } from '@domain/shared/domain-error';
import { canonical } from '@domain/shared/canonical';
import { prepared } from '../database/prepared';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import type { SignedRequest } from './actor';

const NO_KEY = 'muavu:no-idempotency-key';
/** A POST that may be repeated without harm and whose answer must not be stored: signing in. */
export const WithoutIdempotencyKey = (): MethodDecorator => applyDecorators(SetMetadata(NO_KEY, true), ApiExtension(REPEATABLE, true));

/** How the description says the same. */
export const REPEATABLE = 'x-repeatable';

const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

const CLAIM = prepared('SELECT * FROM idempotency_claim($1, $2)');
const KEEP = prepared('INSERT INTO idempotency_keys (organisation_id, key, request_hash, status, response) VALUES ($1, $2, $3, $4, $5)');

interface Saved {
  request_hash: Buffer;
  status: number;
  response: string;
}

/**
 * Runs every POST inside one transaction with its Idempotency-Key: the change, its events and the answer are stored together or not at all.
 * The same key and request give the same bytes again; another request under the same key is refused. A refusal stores nothing,
 * because it changed nothing. Two requests at once: the second waits for the first, then gives its answer.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request & SignedRequest>();
    if (context.getType() !== 'http' || request.method !== 'POST' || this.reflector.get(NO_KEY, context.getHandler())) return next.handle();
    const key = request.get('idempotency-key');
    if (key === undefined) throw new DomainError('idempotency.key_required', {});
    if (!KEY_FORM.test(key)) throw new DomainError('idempotency.key_invalid', {});
    const organisationId = request.actor?.organisationId ?? '';
    const response = context.switchToHttp().getResponse<Response>();
    const hash = createHash('sha256')
      .update(`${request.method} ${request.path}\n${canonical(request.body ?? {})}`)
      .digest();
    return from(this.work.run((tx) => this.once(tx, { organisationId, key, hash, response, next })));
  }

  private async once(
    tx: Tx,
    ask: { organisationId: string; key: string; hash: Buffer; response: Response; next: CallHandler },
  ): Promise<unknown> {
    const [saved] = await tx.query<Saved[]>(CLAIM, [ask.organisationId, ask.key]);
    if (saved) {
      if (!saved.request_hash.equals(ask.hash)) throw new DomainError('idempotency.key_reused', {});
      ask.response.status(saved.status).setHeader('Idempotency-Replayed', 'true');
      return JSON.parse(saved.response);
    }
    const body: unknown = await lastValueFrom(ask.next.handle());
    await tx.query(KEEP, [ask.organisationId, ask.key, ask.hash, ask.response.statusCode, JSON.stringify(body)]);
    return body;
  }
}
