import { Injectable } from '@nestjs/common';
import type { PlaceId } from '@domain/shared/ids';
import type { Allocation } from '@domain/trades/make-trade';
import type { RoundConstraint, RoundFairness, RoundPrice } from '@domain/across/views/view-types';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { toAllocations, toRoundPrices } from './allocation.mapper';
import type { PublishedResult, RuledFacts, Solved } from './clear.worker';
import { press } from './file-press';
import type { FrozenMarket } from './frozen-market';
import { identitiesOf } from './identities';
import { RoundFilesRepository } from './round-files.repository';
import { roundNames } from './round-names';
import { type Snapshot, toSnapshot } from './snapshot.mapper';
import { RoundWatch } from './round-watch';
import { Solver } from './solver';

/** What a round shows everyone besides its figures. */
export type PublishedCurves = Pick<Solved, 'curves' | 'unmet'>;

/** What a round would do, before anything is locked. Its files are kept already. */
export interface ProposedRound {
  readonly filesId: string;
  readonly result: PublishedResult;
  readonly allocations: readonly Allocation[];
  readonly prices: readonly RoundPrice[];
  readonly violations: readonly unknown[];
  readonly fairness: RoundFairness;
  readonly constrained: RoundConstraint;
  readonly published: PublishedCurves;
  readonly inputHash: string;
  readonly resultHash: string;
  readonly ms: { readonly freeze: number; readonly solve: number; readonly check: number; readonly record: number };
}

/** Turns a frozen market into a proposed round: to numbers, through the kernel, back to names, and into its files. */
@Injectable()
export class RoundMaker {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly solver: Solver,
    private readonly work: UnitOfWork,
    private readonly files: RoundFilesRepository,
    private readonly ids: IdSource,
    private readonly watch: RoundWatch,
  ) {}

  async propose(market: FrozenMarket, freezeMs: number): Promise<ProposedRound> {
    const { catalogue } = this.catalogue;
    const frozen = toSnapshot(market, catalogue);
    const solved = await this.solver.solve({
      market: market.marketId,
      lastRound: market.lastRoundNumber,
      input: frozen.input,
      identities: identitiesOf(frozen),
      rules: frozen.rules,
    });
    const snapshot = restricted(frozen, solved.ruled);
    await this.watch.reach('round.solved');
    const filesId = await this.keep(market, snapshot, solved);
    const { result, violations, inputHash, resultHash } = solved;
    const good = violations.length === 0;
    return {
      filesId,
      result,
      violations,
      inputHash,
      resultHash,
      fairness: namedFairness(solved.fairness, snapshot),
      constrained: { items: solved.ruled.constrained.length, gapVnd: solved.ruled.gapVnd },
      published: { curves: solved.curves, unmet: solved.unmet },
      allocations: good ? toAllocations(market, snapshot, result, catalogue) : [],
      prices: good ? toRoundPrices(market, snapshot, result) : [],
      ms: { freeze: freezeMs, ...solved.ms },
    };
  }

  /** Kept before the market is locked: megabytes are not written under a lock. The files of a void round are let go. */
  private async keep(market: FrozenMarket, snapshot: Snapshot, solved: Solved): Promise<string> {
    const id = this.ids.next();
    const names = await press(JSON.stringify(roundNames(market, snapshot, solved)));
    const files = { input: solved.input, result: solved.resultText, names };
    await this.work.run((tx) => this.files.insert(tx, id, market.marketId, files));
    return id;
  }
}

/** The snapshot as it was solved in the end: its numbers mean what they meant, and the new ones are known. */
function restricted(frozen: Snapshot, { parts, originRows, destinationColumns }: RuledFacts): Snapshot {
  if (parts.length === 0 && originRows.length === frozen.origins.length) return frozen;
  const places = (names: readonly PlaceId[], rows: readonly number[]): PlaceId[] => rows.flatMap((row) => names[row] ?? []);
  return {
    ...frozen,
    origins: places(frozen.origins, originRows),
    destinations: places(frozen.destinations, destinationColumns),
    closedOrigins: new Set(originRows.flatMap((row, now) => (frozen.closedOrigins.has(row) ? [now] : []))),
    parts: new Map(parts.map(({ id, of }) => [id, of])),
  };
}

function namedFairness({ lots, pairs }: Solved['fairness'], { offers, orders, parts }: Snapshot): RoundFairness {
  const exceptions = pairs.map((pair) => ({
    offerId: offers[pair.offerId]?.id ?? '',
    orderId: orders[parts.get(pair.lineId) ?? pair.lineId]?.id ?? '',
    gainVndPerKg: pair.gainVndPerKg,
  }));
  return { blockingPairs: lots ? 0 : pairs.length, exceptions: lots ? exceptions : [] };
}
