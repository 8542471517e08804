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
import { type Kg, kgOf } from '@domain/shared/weight';
import type { Tx } from '../../platform/database/unit-of-work';
import { IdentityQueries } from '../identity/identity.queries';
import { ContractRooms } from './contract-rooms';
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
    const fitting: PlanDraw[] = [];
    for (const draw of [...draws].sort((a, b) => (a.plan.day < b.plan.day ? -1 : 1))) {
      const before = facts.get(draw.contract.id);
      if (before?.contract.state !== 'in_force' || before.contract.version !== draw.contract.version) continue;
      const written = await this.rows.contracts.usedKg(tx, draw.contract.id, periodOf(before.contract, draw.plan.day), null);
      if (draw.kg > bandLeftKgOf(before.contract, draw.plan.day, written)) continue;
      const making = { id: draw.callOffId, now: at, usedKg: written, price: draw.price, planId: draw.plan.id };
      const { contract, callOff } = drawForPlan(before, { kg: draw.kg, deliverOn: draw.plan.day }, making);
      await this.rows.callOffs.insertMany(tx, [{ callOff, marketId: contract.productId, memberId: await this.maker(tx, draw.plan) }]);
      await this.rows.contracts.save(tx, contract);
      facts.set(contract.id, { ...before, contract });
      fitting.push(draw);
    }
    return fitting;
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
    for (const contract of after.values()) await this.rows.contracts.save(tx, contract);
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

  /** Whoever set the plan made its call-offs. */
  private async maker(tx: Tx, plan: IntakePlan) {
    return this.rows.callOffs.makerOfPlan(tx, plan.id);
  }
}
