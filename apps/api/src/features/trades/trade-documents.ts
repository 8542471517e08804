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

/** What both sides of a trade are bound by, before it has a number. */
export interface Draft {
  readonly trade: Trade;
  readonly terms: string;
  readonly hash: string;
}

/** The terms of a trade and their hash, as its confirmation will carry them. */
export function draftOf(trade: Trade): Draft {
  const terms = tradeTerms(trade);
  return { trade, terms, hash: sha256(terms) };
}

/** Makes the contract confirmations of trades that both sides have accepted. */
@Injectable()
export class TradeDocuments {
  constructor(private readonly papers: DocumentsService) {}

  /** Writes one confirmation a trade and answers with the trades that carry them, in the order given. */
  async confirm(tx: Tx, drafts: readonly Draft[], at: Instant): Promise<Trade[]> {
    if (drafts.length === 0) return [];
    const numbers = await tx.query<{ number: number }[]>(NUMBERS, [drafts.length]);
    const year = parseInt(dayAt(at).slice(0, 4), 10);
    const documents = drafts.map(({ trade, terms, hash }, nth) => {
      const running = numbers[nth]?.number;
      invariant(running !== undefined, 'a confirmation got no number', { tradeId: trade.id });
      return { trade_id: trade.id, number: confirmationNumber(year, running), terms, hash, at: instantToIso(at) };
    });
    await tx.query(INSERT, [JSON.stringify(documents)]);
    await this.papers.ask(
      tx,
      drafts.map(({ trade }) => paperOf(trade)),
    );
    return drafts.map(({ trade, hash }, nth) => ({
      ...trade,
      confirmation: { number: documents[nth]?.number ?? '', termsHash: hash, at },
    }));
  }
}

function paperOf({ id, seller, buyer }: Trade): DocumentWish {
  return { kind: 'contract_confirmation', subjectId: id, partyIds: [seller.id, buyer.id] };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
