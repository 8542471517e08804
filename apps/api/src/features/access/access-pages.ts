import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readCode } from '@domain/areas/code-form';
import { goodPapers, marketsOf } from '@domain/areas/missing-papers';
import type { OrganisationId, ProductId } from '@domain/shared/ids';
import type { TradeFacts } from '@domain/trades/trade-events';
import { Clock } from '../../platform/clock/clock';
import { AreaLedgerService } from '../areas/area-ledger.service';
import { LotPapersQueries } from '../areas/lot-papers.queries';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import type { DependentTradeView, LotCodeView, LotMarketsView } from './access.dto';

/** A lot as it is asked about, before it is posted. */
export interface AskedLot {
  readonly productId: ProductId;
  readonly sellerId: OrganisationId;
  readonly areaCode: string | null;
}

/** Answers on the wire: where a lot may go, and which trades hang on a code. */
@Injectable()
export class AccessPages {
  constructor(
    private readonly source: DataSource,
    private readonly papers: LotPapersQueries,
    private readonly ledger: AreaLedgerService,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /** Which markets a lot may go to, and what it lacks for the others. @throws DomainError `area_code.invalid` */
  async lotMarkets(asked: AskedLot): Promise<LotMarketsView> {
    const reading = asked.areaCode === null ? null : readCode(asked.areaCode, 'areaCode');
    const codes = reading === null ? [] : [reading.code];
    const today = this.clock.today();
    const known = await this.papers.ofMarket(this.source.manager, { codes, holderIds: [asked.sellerId], productId: asked.productId });
    const lot = known.lot({ ...asked, areaCode: reading?.code ?? null, kg: null }, null);
    const code = reading && {
      ...reading,
      known: lot.area !== null,
      holderName: lot.area?.holderName ?? null,
      leftKg: await this.leftKg(asked, reading.code),
    };
    return {
      items: marketsOf(lot, this.catalogue.catalogue.destinations, known.rules, today).map(({ marketId, missing, rule }) => {
        if (rule === null) return { marketId, missing, rule };
        const { from, to, ...facts } = rule;
        return { marketId, missing, rule: { ...facts, validFrom: from, validTo: to } };
      }),
      code,
      papers: goodPapers(lot, today),
    };
  }

  trades(facts: readonly TradeFacts[]): DependentTradeView[] {
    return facts.map(({ trade, seller, buyer }) => ({
      id: trade.id,
      sellerName: seller.name,
      buyerName: buyer.name,
      kg: trade.kg,
      pickUpOn: trade.pickUpOn,
      deliverOn: trade.deliverOn,
      toPlaceId: trade.toPlaceId,
      state: trade.state,
    }));
  }

  private async leftKg({ sellerId, productId }: AskedLot, areaCode: string): Promise<LotCodeView['leftKg']> {
    const book = await this.ledger.picture(this.source.manager, [areaCode]);
    const place = book.placeOf({ areaCode, sellerId, productId, pickUpOn: this.clock.today() });
    return place === null ? null : book.roomAt(place);
  }
}
