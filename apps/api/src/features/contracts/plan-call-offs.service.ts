import { Injectable } from '@nestjs/common';
import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { CallOffDrawn } from '@domain/contracts/contract-events';
import { periodOf } from '@domain/contracts/contract-period';
import { bandLeftKgOf, drawForPlan } from '@domain/contracts/make-call-off';
import type { IntakePlan } from '@domain/contracts/intake-plan';
import type { SettledPrice } from '@domain/contracts/price-rule';
import type { Party } from '@domain/identity/organisation';
import type { CallOffId, OrganisationId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import { confirmHeld, hold, openStock } from '@domain/shared/stock';
import { type Kg, kgOf, NO_KG, plusKg } from '@domain/shared/weight';
import { includesDay } from '@domain/shared/window';
import type { Tx } from '../../platform/database/unit-of-work';
import { IdentityQueries } from '../identity/identity.queries';
import type { NewCallOff } from './call-offs.repository';
import { ContractRooms } from './contract-rooms';
import type { DrawnAsk } from './contracts.repository';
import { ContractsQueries } from './contracts.queries';

/** What a round takes from one contract for one plan. */
export interface PlanDraw {
  readonly plan: IntakePlan;
  readonly contract: Contract;
  readonly price: SettledPrice;
  readonly callOffId: CallOffId;
  readonly kg: Kg;
}

/** Call-offs that a round draws for intake plans: written before its trades are made, cut afterwards to what the trades took. */
@Injectable()
export class PlanCallOffsService {
  constructor(
    private readonly rows: ContractRooms,
    private readonly queries: ContractsQueries,
    private readonly identity: IdentityQueries,
  ) {}

  /** Holds the contracts, in the order of their ids, and writes what still fits: in force, in the same version, inside the band. */
  async draw(tx: Tx, draws: readonly PlanDraw[], at: Instant): Promise<PlanDraw[]> {
    const held = await this.rows.contracts.lockMany(tx, [...new Set(draws.map((draw) => draw.contract.id))]);
    const facts = new Map((await this.queries.facts(tx, held)).map((one) => [one.contract.id, one]));
    const standing = [...draws].filter(({ contract: { id, version } }) => {
      const now = facts.get(id)?.contract;
      return now?.state === 'in_force' && now.version === version;
    });
    standing.sort((a, b) => (a.plan.day < b.plan.day ? -1 : 1));
    const used = await this.rows.contracts.usedKg(tx, standing.map(periodAsked));
    const makers = await this.rows.callOffs.makersOfPlans(tx, [...new Set(standing.map(({ plan }) => plan.id))]);
    const written: { draw: PlanDraw; row: NewCallOff }[] = [];
    for (const [nth, draw] of standing.entries()) {
      const [before, memberId] = [facts.get(draw.contract.id), makers.get(draw.plan.id)];
      if (!before || !memberId) continue;
      const period = periodOf(before.contract, draw.plan.day);
      const fresh = written.filter(({ row }) => row.callOff.contractId === draw.contract.id && includesDay(period, row.callOff.deliverOn));
      const usedKg = fresh.reduce((sum, { row }) => plusKg(sum, row.callOff.stock.totalKg), used[nth] ?? NO_KG);
      if (draw.kg > bandLeftKgOf(before.contract, draw.plan.day, usedKg)) continue;
      const making = { id: draw.callOffId, now: at, usedKg, price: draw.price, planId: draw.plan.id };
      const { contract, callOff } = drawForPlan(before, { kg: draw.kg, deliverOn: draw.plan.day }, making);
      facts.set(contract.id, { ...before, contract });
      written.push({ draw, row: { callOff, marketId: contract.productId, memberId } });
    }
    await this.rows.callOffs.insertMany(
      tx,
      written.map(({ row }) => row),
    );
    await this.rows.contracts.save(
      tx,
      [...facts.values()].map(({ contract }) => contract),
    );
    return written.map(({ draw }) => draw);
  }

  /** Cuts each call-off to what the trades took of it; one that nothing was taken of is as if it had never been. */
  async settle(
    tx: Tx,
    draws: readonly PlanDraw[],
    { taken, at }: { taken: ReadonlyMap<string, number>; at: Instant },
  ): Promise<CallOffDrawn[]> {
    const held = await this.rows.contracts.lockMany(tx, [...new Set(draws.map((draw) => draw.contract.id))]);
    const callOffs = await this.rows.callOffs.lockMany(
      tx,
      draws.map((draw) => draw.callOffId),
    );
    const after = new Map(held.map((contract) => [contract.id, contract]));
    const kept: CallOff[] = [];
    for (const callOff of callOffs) {
      const contract = after.get(callOff.contractId);
      if (!contract) continue;
      const kg = kgOf(taken.get(callOff.id) ?? 0, 'kg');
      after.set(contract.id, { ...contract, calledOffKg: (contract.calledOffKg - callOff.stock.totalKg + kg) as Kg });
      if (kg > 0) kept.push({ ...callOff, askedKg: kg, stock: confirmHeld(hold(openStock(kg), kg), kg), state: 'served' });
    }
    await this.rows.callOffs.cut(tx, kept, callOffs);
    await this.rows.contracts.save(tx, [...after.values()]);
    const facts = new Map((await this.queries.facts(tx, [...after.values()])).map((one) => [one.contract.id, one]));
    return kept.flatMap((callOff) => {
      const before = facts.get(callOff.contractId);
      return before ? [{ ...before, name: 'call_off.drawn' as const, at, callOff }] : [];
    });
  }

  /** An organisation as others see it. */
  party(tx: Tx, id: OrganisationId): Promise<Party> {
    return this.identity.party(tx, id);
  }
}

/** The period that a draw takes from. The day lies in the season: the round was told what may be given. */
function periodAsked({ contract, plan }: PlanDraw): DrawnAsk {
  const { from, to } = periodOf(contract, plan.day);
  return { contractId: contract.id, from, to, except: null };
}
