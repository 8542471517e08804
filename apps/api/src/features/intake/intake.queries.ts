import { Injectable } from '@nestjs/common';
import { type BandUse, dividePlans, type IntakePlan, type PlanPart } from '@domain/contracts/intake-plan';
import type { PlanShare } from '@domain/contracts/plan-events';
import type { Day } from '@domain/shared/day';
import type { MarketId, OrganisationId, PlanId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';
import type { Tx } from '../../platform/database/unit-of-work';
import { ContractsQueries } from '../contracts/contracts.queries';
import { IntakeRepository } from './intake.repository';

/** Open plans of a market with the contracts that may give to them, and each contract's part. */
export interface DividedPlans {
  readonly plans: readonly IntakePlan[];
  readonly contracts: readonly BandUse[];
  readonly parts: ReadonlyMap<PlanId, readonly PlanPart[]>;
}

/** Reads about intake plans: what is wanted, and whose fair share is how much. */
@Injectable()
export class IntakeQueries {
  constructor(
    private readonly plans: IntakeRepository,
    private readonly contracts: ContractsQueries,
  ) {}

  /** Every open plan of a market, divided by the one rule over all contracts that may give. */
  async divided(tx: Tx, marketId: MarketId, today: Day): Promise<DividedPlans> {
    const plans = await this.plans.openIn(tx, marketId, today);
    if (plans.length === 0) return { plans, contracts: [], parts: new Map() };
    const contracts = await this.contracts.forPlans(tx, marketId, [...new Set(plans.map((plan) => plan.processorId))]);
    // Two processors' plans touch no common contract, so they are divided side by side.
    return { plans, contracts, parts: dividePlans(plans, contracts) };
  }

  /** Fair shares of every open plan of a market as both parties read them. */
  async shares(tx: Tx, marketId: MarketId, today: Day): Promise<PlanShare[]> {
    return asProgram('a share depends on every contract of the plant, though each party reads its own alone', async () => {
      const { plans, contracts, parts } = await this.divided(tx, marketId, today);
      const drawn = await this.plans.drawn(
        tx,
        plans.map((plan) => plan.id),
      );
      const byId = new Map(contracts.map(({ contract }) => [contract.id, contract]));
      return plans.flatMap((plan) =>
        (parts.get(plan.id) ?? []).flatMap(({ contractId, shareKg, mayGiveKg }): PlanShare[] => {
          const contract = byId.get(contractId);
          if (!contract) return [];
          const drawnKg = drawn.find((row) => row.planId === plan.id && row.contractId === contractId)?.kg ?? 0;
          const { cooperativeId, number: contractNumber } = contract;
          const { id: planId, placeId, productId, day, kg: planKg } = plan;
          return [{ planId, contractId, contractNumber, cooperativeId, placeId, productId, day, planKg, shareKg, mayGiveKg, drawnKg }];
        }),
      );
    });
  }

  /** Shares of one cooperative, over every market it has a contract in. */
  async sharesOf(tx: Tx, cooperativeId: OrganisationId, markets: readonly MarketId[], today: Day): Promise<PlanShare[]> {
    const all: PlanShare[] = [];
    for (const market of markets) all.push(...(await this.shares(tx, market, today)));
    return all.filter((share) => share.cooperativeId === cooperativeId);
  }
}
