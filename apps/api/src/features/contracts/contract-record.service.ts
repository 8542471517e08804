import { Injectable } from '@nestjs/common';
import { agreeForceMajeure, claimForceMajeure, type ForceMajeure } from '@domain/contracts/force-majeure';
import { type PromiseLedger, type Reliability, reliabilityOf } from '@domain/contracts/reliability';
import type { Party } from '@domain/identity/organisation';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { type ContractId, isUuid, type OrganisationId } from '@domain/shared/ids';
import { dayAt, instantToIso } from '@domain/shared/instant';
import { foldForSearch } from '@domain/shared/text';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { ContractsQueries } from './contracts.queries';
import { ContractsRepository } from './contracts.repository';

/** What a cooperative's posted harvest is spoken for. */
export interface SpokenFor {
  readonly productId: string;
  readonly calledKg: number;
  readonly postedKg: number;
  readonly missingKg: number;
}

// Waiting ones bound nobody; of an open one only what is due by now was promised to be here.
const LEDGER = `
  SELECT coalesce(sum(o.promised), 0)::bigint AS "dueKg",
         coalesce(sum(o.on_time), 0)::bigint AS "onTimeKg", coalesce(sum(o.delivered_kg), 0)::bigint AS "deliveredKg",
         coalesce(sum(o.accepted_kg), 0)::bigint AS "acceptedKg",
         coalesce(sum(o.short_kg) FILTER (WHERE o.short_cause = 'cooperative'), 0)::bigint AS "shortByCooperativeKg",
         coalesce(sum(o.short_kg) FILTER (WHERE o.short_cause = 'processor'), 0)::bigint AS "shortByProcessorKg",
         count(*)::int AS "callOffs"
  FROM (
    SELECT f.*, CASE WHEN f.state IN ('served', 'open') THEN f.called_kg ELSE f.held_kg + f.confirmed_kg + f.short_kg END AS promised,
           coalesce((SELECT sum(t.kg) FROM trades t WHERE t.call_off_id = f.id AND t.state = 'confirmed' AND t.deliver_on <= f.deliver_on), 0) AS on_time
    FROM call_offs f JOIN contracts c ON c.id = f.contract_id
    WHERE (c.cooperative_id = $1 OR c.processor_id = $1) AND f.state IN ('open', 'served', 'expired', 'cancelled')
      AND (f.deliver_on < $2::date OR f.state = 'served' OR f.short_kg > 0)
  ) o`;

const SPOKEN_FOR = `
  SELECT c.product_id AS "productId", sum(o.called_kg - o.held_kg - o.confirmed_kg)::bigint AS "calledKg",
         coalesce((SELECT sum(f.offered_kg - f.held_kg - f.confirmed_kg) FROM offers f
           WHERE f.seller_id = $1 AND f.market_id = c.product_id AND f.state = 'open'), 0)::bigint AS "postedKg"
  FROM call_offs o JOIN contracts c ON c.id = o.contract_id
  WHERE c.cooperative_id = $1 AND o.state = 'open' GROUP BY c.product_id ORDER BY c.product_id`;

/** A name is looked for, not leafed through: what does not stand among so many needs more letters. */
const PARTNERS_MAX = 20;

const OTHER_KIND = `
  SELECT o.id, o.name, o.demo FROM organisations o JOIN organisations own ON own.id = $1
  WHERE o.kind = CASE own.kind WHEN 'processor' THEN 'cooperative' ELSE 'processor' END AND o.state = 'active'
    AND own.kind IN ('processor', 'cooperative')`;
const PARTNERS = `${OTHER_KIND} AND strpos(o.folded_name, $2) > 0 ORDER BY o.folded_name, o.id LIMIT ${PARTNERS_MAX}`;
const PARTNER_OF_NAME = `${OTHER_KIND} AND o.folded_name = $2 LIMIT 2`;

/** What stands on record beside the contracts: how reliable a party was, what its harvest is spoken for, what struck it. */
@Injectable()
export class ContractRecordService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly contracts: ContractsRepository,
    private readonly queries: ContractsQueries,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  /** Whom this side could write a contract with: organisations of the other kind, by a part of the name. */
  async partners(actor: Actor, text: string): Promise<Party[]> {
    return this.work.run((tx) => tx.query<Party[]>(PARTNERS, [actor.organisationId, foldForSearch(text)]));
  }

  /** The one partner of this id, or of this name in any spelling. @throws DomainError `organisation.not_found` when none or several are */
  async partner(actor: Actor, text: string): Promise<OrganisationId> {
    if (isUuid(text)) return text as OrganisationId;
    const found = await this.work.run((tx) => tx.query<Party[]>(PARTNER_OF_NAME, [actor.organisationId, foldForSearch(text)]));
    if (found.length !== 1 || found[0] === undefined) throw new DomainError('organisation.not_found', {}, 'partner');
    return found[0].id;
  }

  /** Rates of a party, for itself and for those who have, or are about to have, a contract with it. @throws DomainError `organisation.not_found` */
  async reliability(actor: Actor, of: OrganisationId): Promise<Reliability> {
    return this.work.run(async (tx) => {
      if (of !== actor.organisationId && !(await this.shareContract(tx, actor.organisationId, of)))
        throw new DomainError('organisation.not_found', {});
      const today = dayAt(await databaseNow(tx));
      const [row] = await asProgram('rates are over all contracts of a party, not only those with the reader', () =>
        tx.query<Record<keyof PromiseLedger, string | number>[]>(LEDGER, [of, today]),
      );
      const figure = (name: keyof PromiseLedger) => Number(row?.[name] ?? 0);
      return reliabilityOf({
        dueKg: figure('dueKg'),
        onTimeKg: figure('onTimeKg'),
        deliveredKg: figure('deliveredKg'),
        acceptedKg: figure('acceptedKg'),
        shortByCooperativeKg: figure('shortByCooperativeKg'),
        shortByProcessorKg: figure('shortByProcessorKg'),
        callOffs: figure('callOffs'),
      });
    });
  }

  /** What is called of a cooperative beside what it has posted, by product. */
  async spokenFor(actor: Actor): Promise<SpokenFor[]> {
    const rows = await this.work.run((tx) => tx.query<Omit<SpokenFor, 'missingKg'>[]>(SPOKEN_FOR, [actor.organisationId]));
    return rows.map((row) => ({ ...row, missingKg: Math.max(0, row.calledKg - row.postedKg) }));
  }

  /** One side says what has struck; it counts when the other agrees. */
  async claim(actor: Actor, contractId: ContractId, ask: { cause: string; from: Day; to: Day }): Promise<ForceMajeure> {
    return this.work.run(async (tx) => {
      const contract = await this.contracts.lock(tx, contractId);
      const facts = await this.queries.ofParty(actor.organisationId, contract.id);
      const claim = claimForceMajeure(facts.contract, { ...ask, id: this.ids.next(), by: actor.organisationId });
      const now = await databaseNow(tx);
      await tx.query(
        `INSERT INTO force_majeure (id, contract_id, cause, from_day, to_day, claimed_by, member_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [claim.id, contractId, claim.cause, claim.from, claim.to, claim.claimedBy, actor.memberId, instantToIso(now)],
      );
      await this.log.append(tx, [{ ...facts, name: 'contract.force_claimed', at: now, claim }]);
      return claim;
    });
  }

  /** The other side's yes. @throws DomainError `contract.not_found`, `contract.claim_not_found`, `contract.already_signed` */
  async agree(actor: Actor, contractId: ContractId, claimId: string): Promise<ForceMajeure> {
    return this.work.run(async (tx) => {
      await this.contracts.lock(tx, contractId);
      const facts = await this.queries.ofParty(actor.organisationId, contractId);
      const claim = (await this.claims(tx, contractId)).find((one) => one.id === claimId);
      const agreed = agreeForceMajeure(claim, actor.organisationId);
      const now = await databaseNow(tx);
      await tx.query('UPDATE force_majeure SET agreed_by = $2, agreed_at = $3 WHERE id = $1', [claimId, actor.memberId, instantToIso(now)]);
      await this.log.append(tx, [{ ...facts, name: 'contract.force_agreed', at: now, claim: agreed }]);
      return agreed;
    });
  }

  /** Everything claimed under a contract of the actor's, newest first. */
  async claimsOf(actor: Actor, contractId: ContractId): Promise<ForceMajeure[]> {
    await this.queries.ofParty(actor.organisationId, contractId);
    return this.work.run((tx) => this.claims(tx, contractId));
  }

  private claims(tx: Tx, contractId: ContractId): Promise<ForceMajeure[]> {
    return tx.query<ForceMajeure[]>(
      `SELECT id, cause, from_day AS "from", to_day AS "to", claimed_by AS "claimedBy", agreed_at IS NOT NULL AS agreed
       FROM force_majeure WHERE contract_id = $1 ORDER BY at DESC LIMIT 100`,
      [contractId],
    );
  }

  private async shareContract(tx: Tx, one: OrganisationId, other: OrganisationId): Promise<boolean> {
    const [row] = await tx.query<{ found: boolean }[]>(
      `SELECT EXISTS (SELECT 1 FROM contracts WHERE (cooperative_id = $1 AND processor_id = $2) OR (cooperative_id = $2 AND processor_id = $1)) AS found`,
      [one, other],
    );
    return row?.found ?? false;
  }
}
