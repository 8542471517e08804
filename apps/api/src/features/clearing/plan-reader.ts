import { Injectable } from '@nestjs/common';
import { openKgOfPlan } from '@domain/contracts/intake-plan';
import { gradeIdsOf } from '@domain/contracts/contract-terms';
import type { Contract } from '@domain/contracts/contract';
import type { SettledPrice } from '@domain/contracts/price-rule';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { CallOffId, MarketId } from '@domain/shared/ids';
import { IdSource } from '../../platform/clock/id-source';
import type { Tx } from '../../platform/database/unit-of-work';
import { PriceIndexesService } from '../contracts/price-indexes.service';
import { IntakeQueries } from '../intake/intake.queries';
import type { FrozenPart, FrozenPlan } from './frozen-plan';

/** Reads the intake plans that a round divides, with what each contract may give and at which price. */
@Injectable()
export class PlanReader {
  constructor(
    private readonly intake: IntakeQueries,
    private readonly prices: PriceIndexesService,
    private readonly ids: IdSource,
  ) {}

  async read(tx: Tx, marketId: MarketId, today: Day): Promise<FrozenPlan[]> {
    const { plans, contracts, parts } = await this.intake.divided(tx, marketId, today);
    const known = new Map(contracts.map(({ contract }) => [contract.id, contract]));
    const priced = new Map<string, SettledPrice | null>();
    const priceOf = this.prices.settler(tx, today);
    for (const { contract } of contracts) priced.set(contract.id, await settled(contract, priceOf));
    return plans.flatMap((plan) => {
      const groups = new Map<string, FrozenPart[]>();
      for (const part of parts.get(plan.id) ?? []) {
        const [contract, price] = [known.get(part.contractId), priced.get(part.contractId)];
        if (!contract || !price || part.mayGiveKg === 0) continue;
        const fruit = fruitOf(contract);
        const frozen = { contract, price, mayGiveKg: part.mayGiveKg, shareKg: part.shareKg, callOffId: this.ids.next() as CallOffId };
        groups.set(fruit, [...(groups.get(fruit) ?? []), frozen]);
      }
      const wanted = openKgOfPlan(plan);
      return [...groups.values()].map((group): FrozenPlan => {
        const shared = group.reduce((sum, part) => sum + part.shareKg, 0);
        return { plan, kg: groups.size === 1 ? wanted : shared, parts: group };
      });
    });
  }
}

/** Null while nothing is published: such a contract gives to no plan yet, and the others go on. */
async function settled(contract: Contract, priceOf: (contract: Contract) => Promise<SettledPrice>): Promise<SettledPrice | null> {
  try {
    return await priceOf(contract);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'price_index.not_published') return null;
    throw error;
  }
}

/** Contracts that ask for the same fruit are one demand of the kernel. */
function fruitOf(contract: Contract): string {
  return JSON.stringify([contract.varietyIds, [...gradeIdsOf(contract)].sort()]);
}
