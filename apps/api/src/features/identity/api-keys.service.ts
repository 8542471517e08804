import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PEOPLES_PERMISSIONS, PERMISSIONS, type Permission } from '@domain/identity/permission';
import { permissionsNow } from '@domain/identity/role';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId } from '@domain/shared/ids';
import { cleanText } from '@domain/shared/text';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import { Clock } from '../../platform/clock/clock';
import { IdSource } from '../../platform/clock/id-source';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { ApiKeysRepository, type ApiKeyRow } from './api-keys.repository';
import { hashOf } from './sessions.service';

const KEYS_MAX = 20;
const DAYS_MAX = 365;
const NAME = { min: 2, max: 80 } as const;
/** After a rotation both keys work for this long: time to put the new one in place everywhere. */
const OVERLAP_HOURS = 24;
/** An answer about a key is reused this long, as about a session. */
const REMEMBERED_MS = 1_000;
const REMEMBERED_MAX = 5_000;
const PREFIX_LENGTH = 10;

/** A key as its maker is shown it, once. */
export interface NewApiKey {
  readonly key: ApiKeyRow;
  readonly secret: string;
}

/** Keys for programs: made, rotated, revoked by managers; opened for each request. */
@Injectable()
export class ApiKeysService {
  private readonly remembered = new Map<string, { actor: Actor & { apiKeyId: string }; at: number }>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
    private readonly keys: ApiKeysRepository,
    private readonly ids: IdSource,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async list(actor: Actor): Promise<ApiKeyRow[]> {
    return this.keys.ofOrganisation(this.source.manager, actor.organisationId);
  }

  /** @throws DomainError `api_key.scope_forbidden`, `api_key.too_many` */
  async make(actor: Actor, ask: { name: string; permissions: readonly string[]; days: number }): Promise<NewApiKey> {
    const permissions = ask.permissions.map((text) => scopeOf(actor, text));
    return this.work.run(async (tx) => {
      if ((await this.keys.countLive(tx, actor.organisationId)) >= KEYS_MAX) throw new DomainError('api_key.too_many', { most: KEYS_MAX });
      const name = cleanText(ask.name, NAME, 'name');
      return this.insert(tx, actor, { name, permissions, days: Math.min(ask.days, DAYS_MAX) });
    });
  }

  /** A new secret with the same rights; the old one goes on for a day. @throws DomainError `api_key.not_found` */
  async rotate(actor: Actor, id: string): Promise<NewApiKey> {
    return this.work.run(async (tx) => {
      const old = await this.keys.lockLive(tx, actor.organisationId, id);
      if (!old) throw new DomainError('api_key.not_found', {});
      const days = Math.max(1, Math.round((old.expiresAt.getTime() - old.createdAt.getTime()) / 86_400_000));
      const fresh = await this.insert(tx, actor, {
        name: old.name,
        permissions: old.permissions.map((text) => scopeOf(actor, text)),
        days,
      });
      await this.keys.replace(tx, id, fresh.key.id, OVERLAP_HOURS);
      return fresh;
    });
  }

  /** @throws DomainError `api_key.not_found` */
  async revoke(actor: Actor, id: string): Promise<void> {
    if (!(await this.work.run((tx) => this.keys.revoke(tx, actor.organisationId, id)))) throw new DomainError('api_key.not_found', {});
    this.remembered.clear();
  }

  /** Who a key speaks for now; undefined for one that is unknown, over or revoked, or whose maker has left. */
  async open(text: string): Promise<(Actor & { apiKeyId: string }) | undefined> {
    const known = this.remembered.get(text);
    if (known && this.clock.monotonicMs() - known.at < REMEMBERED_MS) return known.actor;
    this.remembered.delete(text);
    const asked = this.clock.monotonicMs();
    const row = await asProgram('who an API key speaks for', () => this.keys.open(this.source.manager, hashOf(text)));
    if (!row) return undefined;
    const now = new Set(permissionsNow(row.organisationKind, row.role, { letIn: true, secured: true }));
    const actor = {
      apiKeyId: row.id,
      memberId: row.memberId as MemberId,
      memberName: row.memberName,
      organisationId: row.organisationId,
      organisationKind: row.organisationKind,
      organisationName: row.organisationName,
      demo: row.demo,
      placeId: row.placeId,
      ownerGroup: row.ownerGroup,
      permissions: new Set(row.permissions.filter((permission) => now.has(permission) && !PEOPLES_PERMISSIONS.has(permission))),
      provenLately: false,
      proofFromVnd: this.env.stepUpVnd,
      staffOf: null,
    };
    if (this.remembered.size >= REMEMBERED_MAX) this.remembered.clear();
    this.remembered.set(text, { actor, at: asked });
    return actor;
  }

  private async insert(tx: Tx, actor: Actor, ask: { name: string; permissions: readonly Permission[]; days: number }): Promise<NewApiKey> {
    const secret = `mv_${this.ids.secret()}`;
    const row = {
      id: this.ids.next(),
      organisationId: actor.organisationId,
      memberId: actor.memberId,
      ...ask,
      prefix: secret.slice(0, PREFIX_LENGTH),
      secretHash: hashOf(secret),
    };
    return { key: await this.keys.insert(tx, row), secret };
  }
}

/** A right that the maker has and that a program may carry. @throws DomainError `api_key.scope_forbidden` */
function scopeOf(actor: Actor, text: string): Permission {
  const permission = PERMISSIONS.find((each) => each === text);
  if (!permission || PEOPLES_PERMISSIONS.has(permission) || !actor.permissions.has(permission))
    throw new DomainError('api_key.scope_forbidden', { permission: permission ?? '?' }, 'permissions');
  return permission;
}
