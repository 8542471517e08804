import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { MarketsRepository } from './markets.repository';

/** An offer or order as far as it can wait for its market. */
interface Listed {
  readonly marketId: string;
  readonly state: string;
}

/** Says of offers and orders that they wait: a halted market takes them, and no round matches them until it is resumed. */
@Injectable()
export class HaltedMarketsQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly markets: MarketsRepository,
  ) {}

  async mark<T extends Listed>(items: readonly T[]): Promise<(T & { waiting: boolean })[]> {
    if (items.length === 0) return [];
    // In the transaction of the request, if it has one: a second connection would be waited for with the first one's locks held.
    const states = await this.work.run((tx) => this.markets.states(tx));
    const halted = new Set<string>([...states].filter(([, state]) => state === 'halted').map(([id]) => id));
    return items.map((item) => ({ ...item, waiting: item.state === 'open' && halted.has(item.marketId) }));
  }

  async markOne<T extends Listed>(item: T): Promise<T & { waiting: boolean }> {
    const [marked] = await this.mark([item]);
    return marked ?? { ...item, waiting: false };
  }
}
