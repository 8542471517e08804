import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';
import { unpress } from './file-press';
import { sha256 } from './record-round';
import { readBook, type RoundBook } from './round-book';
import { RoundFilesRepository } from './round-files.repository';

/** Rounds that people look at just now; a full book of 10,000 × 5,000 takes some 20 MB of memory. */
const BOOKS_MAX = 8;

/** The texts of a round, as they are published. */
export interface RoundTexts {
  readonly input: string;
  readonly result: string;
  readonly names: string;
}

/** Opens kept rounds: once for all who ask for the same one. */
@Injectable()
export class RoundBooks {
  private readonly open = new Map<string, Promise<RoundBook>>();

  constructor(
    private readonly source: DataSource,
    private readonly files: RoundFilesRepository,
  ) {}

  /** @throws DomainError as `texts` */
  async of(marketId: MarketId, number: number): Promise<RoundBook> {
    const name = `${marketId}/${number}`;
    const known = this.open.get(name);
    if (known) return known;
    const fresh = this.texts(marketId, number).then(readBook);
    this.open.set(name, fresh);
    fresh.catch(() => this.open.delete(name));
    const [oldest] = this.open.keys();
    if (this.open.size > BOOKS_MAX && oldest !== undefined) this.open.delete(oldest);
    return fresh;
  }

  /** @throws DomainError `round.not_kept`, `round.input_tampered` (in that order) */
  async texts(marketId: MarketId, number: number): Promise<RoundTexts> {
    const kept = await asProgram('everyone finds their own part in the files of a round', () =>
      this.files.ofRound(this.source.manager, marketId, number),
    );
    if (!kept) throw new DomainError('round.not_kept', {});
    const texts = { input: await unpress(kept.input), result: await unpress(kept.result), names: await unpress(kept.names) };
    if (sha256(texts.input) !== kept.inputHash || sha256(texts.result) !== kept.resultHash)
      throw new DomainError('round.input_tampered', {});
    return texts;
  }
}
