import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayAt, type Instant, instantToIso } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import type { Trade } from '@domain/trades/trade';
import { confirmationNumber, tradeTerms } from '@domain/trades/trade-terms';
import type { Tx } from '../../platform/database/unit-of-work';
import { DocumentsService, type DocumentWish } from '../documents/documents.service';

const NUMBERS = `SELECT nextval('confirmation_numbers') AS number FROM generate_series(1, $1)`;

const INSERT = `
  INSERT INTO contract_confirmations (trade_id, number, terms, terms_hash, at)
  SELECT trade_id, number, terms, decode(hash, 'hex'), at
  FROM jsonb_to_recordset($1) AS d (trade_id uuid, number text, terms text, hash text, at timestamptz)`;

/** Makes the contract confirmations of trades that both sides have accepted. */
@Injectable()
export class TradeDocuments {
  constructor(private readonly papers: DocumentsService) {}

  /** Writes one confirmation a trade and answers with the trades that carry them, in the order given. */
  async confirm(tx: Tx, trades: readonly Trade[], at: Instant): Promise<Trade[]> {
    if (trades.length === 0) return [];
    const numbers = await tx.query<{ number: number }[]>(NUMBERS, [trades.length]);
    const year = parseInt(dayAt(at).slice(0, 4), 10);
    const documents = trades.map((trade, nth) => {
      const running = numbers[nth]?.number;
      invariant(running !== undefined, 'a confirmation got no number', { tradeId: trade.id });
      const terms = tradeTerms(trade);
      return { trade_id: trade.id, number: confirmationNumber(year, running), terms, hash: sha256(terms), at: instantToIso(at) };
    });
    await tx.query(INSERT, [JSON.stringify(documents)]);
    await this.papers.ask(tx, trades.map(paperOf));
    return documents.map(({ number, hash }, nth) => ({ ...(trades[nth] as Trade), confirmation: { number, termsHash: hash, at } }));
  }
}

function paperOf({ id, seller, buyer }: Trade): DocumentWish {
  return { kind: 'contract_confirmation', subjectId: id, partyIds: [seller.id, buyer.id] };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
