import { Injectable } from '@nestjs/common';
import type { MarketId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';

/** What is kept of a round to make it again: texts, compressed. */
export interface RoundFiles {
  readonly input: Uint8Array;
  readonly result: Uint8Array;
  /** Which offer, order or call-off stands behind each number of the input; for their owners and for replay only. */
  readonly names: Uint8Array;
}

/** The files of a round with the hashes that were published. */
export interface KeptRound extends RoundFiles {
  readonly inputHash: string;
  readonly resultHash: string;
}

/** Rows of stored inputs and results. Written once, before the round's locks; let go after a season. */
@Injectable()
export class RoundFilesRepository {
  async insert(tx: Tx, id: string, marketId: MarketId, files: RoundFiles): Promise<void> {
    await tx.query('INSERT INTO round_files (id, market_id, input, result, names) VALUES ($1, $2, $3, $4, $5)', [
      id,
      marketId,
      Buffer.from(files.input),
      Buffer.from(files.result),
      Buffer.from(files.names),
    ]);
  }

  /** Undefined if there is no such round, or its files are no longer kept. */
  async ofRound(tx: Tx, marketId: MarketId, number: number): Promise<KeptRound | undefined> {
    const [row] = await tx.query<KeptRound[]>(
      `SELECT f.input, f.result, f.names, encode(r.input_hash, 'hex') AS "inputHash", encode(r.result_hash, 'hex') AS "resultHash"
       FROM rounds r JOIN round_files f ON f.id = r.files_id WHERE r.market_id = $1 AND r.number = $2`,
      [marketId, number],
    );
    return row;
  }
}
