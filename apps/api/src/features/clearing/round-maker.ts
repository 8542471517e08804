import { Injectable } from '@nestjs/common';
import type { Allocation } from '@domain/trades/make-trade';
import type { RoundPrice } from '@domain/view-types';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { toAllocations, toRoundPrices } from './allocation.mapper';
import type { PublishedResult } from './clear.worker';
import type { FrozenMarket } from './frozen-market';
import { toSnapshot } from './snapshot.mapper';
import { Solver } from './solver';

/** What a round would do, before anything is locked. */
export interface ProposedRound {
  readonly result: PublishedResult;
  readonly allocations: readonly Allocation[];
  readonly prices: readonly RoundPrice[];
  readonly violations: readonly unknown[];
  readonly inputHash: string;
  readonly resultHash: string;
  readonly ms: { readonly freeze: number; readonly solve: number; readonly check: number };
}

/** Turns a frozen market into a proposed round: to numbers, through the kernel, and back to names. */
@Injectable()
export class RoundMaker {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly solver: Solver,
  ) {}

  async propose(market: FrozenMarket, freezeMs: number): Promise<ProposedRound> {
    const { catalogue } = this.catalogue;
    const snapshot = toSnapshot(market, catalogue);
    const solved = await this.solver.solve(snapshot.input);
    const good = solved.violations.length === 0;
    return {
      ...solved,
      allocations: good ? toAllocations(market, snapshot, solved.result, catalogue) : [],
      prices: good ? toRoundPrices(market, snapshot, solved.result) : [],
      ms: { freeze: freezeMs, ...solved.ms },
    };
  }
}
