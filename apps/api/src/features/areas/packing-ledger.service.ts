import { Injectable } from '@nestjs/common';
import { DomainError } from '@domain/shared/domain-error';
import type { AuthorisationId, DestinationId, OrganisationId, ProductId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { asProgram } from '../../platform/database/row-scope';
import type { Tx } from '../../platform/database/unit-of-work';
import { LeavesRepository, type PackingDebit } from './leaves.repository';
import { LotPapersQueries } from './lot-papers.queries';

/** Kilograms of a trade that begin to be packed, or (negative) no longer are. */
export interface PackingMove {
  readonly tradeId: string;
  readonly kg: number;
  /** What a trade that begins is packed for; null: for nobody who asks for a code, or it is booked already. */
  readonly wish: PackingWish | null;
}

/** Fruit of a seller for a buyer who sends it on to a market. */
export interface PackingWish {
  readonly productId: ProductId;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly marketId: DestinationId;
}

/** Books what trades pack under the leave of another's facility, in the trades' own transaction. */
@Injectable()
export class PackingLedgerService {
  constructor(
    private readonly leaves: LeavesRepository,
    private readonly papers: LotPapersQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Books moves of trades: everything or nothing. Their offers, demands, contracts and planting areas are held before.
   *
   * @throws DomainError `trade.no_packing`
   */
  async book(tx: Tx, moves: readonly PackingMove[]): Promise<void> {
    const moving = moves.filter(({ kg }) => kg !== 0);
    if (moving.length === 0) return;
    await asProgram('a trade is packed under the leave that it has, whoever gave it', () => this.write(tx, moving));
  }

  private async write(tx: Tx, moves: readonly PackingMove[]): Promise<void> {
    const tradeIds = moves.map(({ tradeId }) => tradeId);
    const known = new Map((await this.leaves.packingDebits(tx, tradeIds)).map((debit) => [debit.tradeId, debit]));
    const begun = await this.begin(
      tx,
      moves.filter(({ tradeId }) => !known.has(tradeId)),
    );
    const changed = moves.flatMap(({ tradeId, kg }): PackingDebit[] => {
      const debit = known.get(tradeId);
      return debit ? [{ ...debit, kg: debit.kg + kg }] : [];
    });
    const grown = moves.flatMap(({ tradeId, kg }) => {
      const leave = known.get(tradeId)?.authorisationId;
      return leave === undefined ? [] : [{ authorisationId: leave, kg }];
    });
    await this.requireLeft(tx, grown);
    await this.leaves.move(tx, sums([...begun, ...grown]));
    await this.leaves.savePackingDebits(tx, [...begun, ...changed]);
  }

  /** The leaves that trades of one product draw on from now on; a trade that is packed in somebody's own house draws on none. */
  private async begin(tx: Tx, moves: readonly PackingMove[]): Promise<PackingDebit[]> {
    const asking = moves.flatMap(({ tradeId, kg, wish }) => (wish === null || kg < 0 ? [] : [{ tradeId, kg, ...wish }]));
    const [first] = asking;
    if (!first) return [];
    const papers = await this.papers.hold(tx, {
      codes: [],
      holderIds: asking.flatMap(({ sellerId, buyerId }) => [sellerId, buyerId]),
      productId: first.productId,
    });
    return asking.flatMap(({ tradeId, kg, buyerId, marketId, ...lot }) => {
      const leave = papers.pack({ ...lot, areaCode: null, kg }, buyerId, marketId, this.clock.today());
      return leave === null ? [] : [{ tradeId, authorisationId: leave, kg }];
    });
  }

  /** What is corrected upwards must fit under the leave that it began with. */
  private async requireLeft(tx: Tx, grown: readonly { authorisationId: AuthorisationId; kg: number }[]): Promise<void> {
    const more = sums(grown.filter(({ kg }) => kg > 0));
    for (const { id, leftKg } of await this.leaves.left(tx, [...more.keys()])) {
      const askedKg = more.get(id) ?? 0;
      if (askedKg > leftKg) throw new DomainError('authorisation.exceeded', { leftKg, askedKg }, 'kg');
    }
  }
}

function sums(debits: readonly { readonly authorisationId: AuthorisationId; readonly kg: number }[]): Map<string, number> {
  const byLeave = new Map<string, number>();
  for (const { authorisationId, kg } of debits) byLeave.set(authorisationId, (byLeave.get(authorisationId) ?? 0) + kg);
  return byLeave;
}
