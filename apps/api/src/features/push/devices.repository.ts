import { Injectable } from '@nestjs/common';
import type { PushAddress } from '@domain/push/push-device';
import type { Language } from '@domain/shared/refusal-codes';
import type { Receiver } from '../../platform/channels/message-channel';
import type { Tx } from '../../platform/database/unit-of-work';

/** A device as it is turned on. */
export interface NewDevice extends PushAddress {
  readonly id: string;
  readonly organisationId: string;
  readonly memberId: string;
  readonly sessionId: string;
  readonly language: Language;
  readonly device: string;
}

/** A device as its member sees it. */
export interface ListedDevice {
  readonly id: string;
  readonly device: string;
  readonly sessionId: string;
  readonly createdAt: Date;
}

// A session that lies idle still rings, because that is when a device is of use; one that is over or was ended does not.
const OF_SOMEBODY = `
  push_subscriptions s
  JOIN sessions se ON se.id = s.session_id AND se.revoked_at IS NULL AND se.expires_at > clock_timestamp() AND se.organisation_id = s.organisation_id
  JOIN memberships ms ON ms.member_id = s.member_id AND ms.organisation_id = s.organisation_id AND ms.ended_at IS NULL`;
const OF_SOMEBODY_IN = `${OF_SOMEBODY} JOIN organisations o ON o.id = s.organisation_id AND o.state = 'active'`;
const RECEIVER = `s.id AS "addressId", s.organisation_id AS "organisationId", s.member_id AS "memberId", s.language, o.kind, ms.role`;

/** Rows of devices that ring. */
@Injectable()
export class DevicesRepository {
  /** Turns a device on, or on again. Its id; null when the address is another device's. */
  async save(tx: Tx, row: NewDevice): Promise<string | null> {
    const [saved] = await tx.query<{ id: string }[]>(
      `INSERT INTO push_subscriptions AS s (id, organisation_id, member_id, session_id, endpoint, p256dh, auth, language, device)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (endpoint) DO UPDATE SET organisation_id = excluded.organisation_id, member_id = excluded.member_id,
         session_id = excluded.session_id, p256dh = excluded.p256dh, language = excluded.language, device = excluded.device,
         renewed_at = clock_timestamp()
       WHERE s.auth = excluded.auth RETURNING s.id`,
      [row.id, row.organisationId, row.memberId, row.sessionId, row.endpoint, row.p256dh, row.auth, row.language, row.device],
    );
    return saved?.id ?? null;
  }

  /** Their next device waits until this transaction ends. */
  async lockMember(tx: Tx, memberId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('muavu.push.' || $1))`, [memberId]);
  }

  /** Keeps the devices of a member that were heard of last, so many of them. */
  async keepNewest(tx: Tx, memberId: string, most: number): Promise<void> {
    await tx.query(
      `DELETE FROM push_subscriptions WHERE id IN
         (SELECT id FROM push_subscriptions WHERE member_id = $1 ORDER BY renewed_at DESC, id DESC OFFSET $2)`,
      [memberId, most],
    );
  }

  /** Newest first. */
  async ofMember(tx: Tx, memberId: string, organisationId: string): Promise<ListedDevice[]> {
    return tx.query<ListedDevice[]>(
      `SELECT s.id, s.device, s.session_id AS "sessionId", s.created_at AS "createdAt" FROM ${OF_SOMEBODY_IN}
       WHERE s.member_id = $1 AND s.organisation_id = $2 ORDER BY s.renewed_at DESC, s.id DESC`,
      [memberId, organisationId],
    );
  }

  /** False when this member has no such device. */
  async remove(tx: Tx, memberId: string, id: string): Promise<boolean> {
    const [, removed] = await tx.query<[unknown, number]>('DELETE FROM push_subscriptions WHERE id = $1 AND member_id = $2', [
      id,
      memberId,
    ]);
    return removed > 0;
  }

  async forget(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM push_subscriptions WHERE id = $1', [id]);
  }

  async ofOrganisations(tx: Tx, organisationIds: readonly string[]): Promise<Receiver[]> {
    return tx.query<Receiver[]>(`SELECT ${RECEIVER} FROM ${OF_SOMEBODY_IN} WHERE s.organisation_id = ANY($1::uuid[])`, [organisationIds]);
  }

  async reached(tx: Tx, ids: readonly string[]): Promise<Receiver[]> {
    return tx.query<Receiver[]>(`SELECT ${RECEIVER} FROM ${OF_SOMEBODY_IN} WHERE s.id = ANY($1::uuid[])`, [ids]);
  }

  async addresses(tx: Tx, ids: readonly string[]): Promise<PushAddress[]> {
    return tx.query<PushAddress[]>(`SELECT s.endpoint, s.p256dh, s.auth FROM ${OF_SOMEBODY_IN} WHERE s.id = ANY($1::uuid[])`, [ids]);
  }

  /** Lets go of devices whose session is over, whoever ended it. */
  async forgetTheGone(tx: Tx): Promise<void> {
    await tx.query(`DELETE FROM push_subscriptions d WHERE NOT EXISTS (SELECT 1 FROM ${OF_SOMEBODY} WHERE s.id = d.id)`);
  }
}
