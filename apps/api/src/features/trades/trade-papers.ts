import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DocumentContent } from '@domain/documents/document-content';
import { deliveryNote, tradeConfirmation, type TradeNames } from '@domain/trades/trade-paper';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId, TradeId } from '@domain/shared/ids';
import { instantFromIso } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import type { TradeFacts } from '@domain/trades/trade-events';
import { sideOf } from '@domain/trades/trade';
import type { Tx } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { type DocumentKind, DocumentsService, type Issue } from '../documents/documents.service';
import { TradesQueries } from './trades.queries';
import { TradesRepository } from './trades.repository';

/** The papers of a trade: its confirmation, made with the second yes, and a delivery note whenever one side asks. */
@Injectable()
export class TradePapers implements OnModuleInit {
  constructor(
    private readonly documents: DocumentsService,
    private readonly trades: TradesRepository,
    private readonly queries: TradesQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  onModuleInit(): void {
    this.documents.register(this.confirmation());
    this.documents.register(this.note());
  }

  private confirmation(): DocumentKind {
    return {
      kind: 'contract_confirmation',
      partiesFor: () => null,
      content: async (tx, issue) => {
        const facts = await this.facts(tx, issue.subjectId);
        const [paper] = await tx.query<{ terms: string }[]>('SELECT terms FROM contract_confirmations WHERE trade_id = $1', [
          issue.subjectId,
        ]);
        invariant(paper !== undefined, 'a paper was asked for a trade that is not confirmed', { id: issue.subjectId });
        return tradeConfirmation(facts, this.names(facts), paper.terms);
      },
    };
  }

  private note(): DocumentKind {
    return {
      kind: 'delivery_note',
      partiesFor: (tx, asker, subjectId) => this.sidesOfConfirmed(tx, asker, subjectId as TradeId),
      content: (tx, issue) => this.writeNote(tx, issue),
    };
  }

  private async writeNote(tx: Tx, issue: Issue): Promise<DocumentContent> {
    const facts = await this.facts(tx, issue.subjectId);
    return deliveryNote(facts, this.names(facts), { at: instantFromIso(issue.issuedAt, 'issuedAt'), running: issue.running });
  }

  /** @throws DomainError `trade.not_found`, `trade.not_confirmed` */
  private async sidesOfConfirmed(tx: Tx, asker: OrganisationId, id: TradeId): Promise<readonly OrganisationId[]> {
    const trade = await this.trades.one(tx, id);
    if (sideOf(trade, asker) === null) throw new DomainError('trade.not_found', {});
    if (trade.state !== 'confirmed') throw new DomainError('trade.not_confirmed', { state: trade.state });
    return [trade.seller.id, trade.buyer.id];
  }

  private async facts(tx: Tx, id: string): Promise<TradeFacts> {
    const [facts] = await this.queries.facts(tx, [await this.trades.one(tx, id as TradeId)]);
    invariant(facts !== undefined, 'a trade has no sides', { id });
    return facts;
  }

  private names({ trade }: TradeFacts): TradeNames {
    const product = this.catalogue.product(trade.marketId, 'marketId');
    const variety = this.catalogue.variety(trade.varietyId, 'varietyId');
    const grade = this.catalogue.grade(product.id, trade.gradeId, 'gradeId');
    const words = ({ nameVi, nameEn }: { nameVi: string; nameEn: string }) => ({ vi: nameVi, en: nameEn });
    const { catalogue } = this.catalogue;
    return {
      product: words(product),
      variety: words(variety),
      grade: words(grade),
      from: words(catalogue.anyPlace(trade.fromPlaceId, 'fromPlaceId')),
      to: words(catalogue.anyPlace(trade.toPlaceId, 'toPlaceId')),
    };
  }
}
