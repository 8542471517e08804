import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Paper, PAPER_STATES, REMIND_DAYS, requireKindForm, requireNoOverlap } from '@domain/areas/paper';
import type { PaperChanged } from '@domain/areas/area-events';
import { addDays } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId, PaperId } from '@domain/shared/ids';
import { FIRST_VERSION } from '@domain/shared/version';
import { Clock } from '../../platform/clock/clock';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { AreasRepository } from './areas.repository';
import { PapersRepository } from './papers.repository';

/** What a holder says of its paper. */
export type PaperDraft = Omit<Paper, 'id' | 'state' | 'version'>;

/** Papers reminded of or found over by one sweep. */
const SWEEP = 100;

/** Certificates and tests: declared by their holders, seen by officers, over on their last day. */
@Injectable()
export class PapersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
    private readonly papers: PapersRepository,
    private readonly areas: AreasRepository,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @throws DomainError `paper.ggn_invalid`, `paper.stars_invalid`, `paper.other_area`, `paper.number_taken`, `paper.overlaps`, `paper.file_not_found` */
  async declare(draft: PaperDraft): Promise<Paper> {
    const paper: Paper = { ...draft, id: this.ids.next() as PaperId, state: 'declared', version: FIRST_VERSION };
    requireKindForm(paper);
    return this.work.run(async (tx) => {
      if (paper.areaId !== null) await this.requireOwnArea(tx, paper);
      if (paper.fileId !== null) await this.papers.requireOwnFile(tx, paper.fileId, paper.holderId);
      await this.papers.holdHolder(tx, paper.holderId);
      if (await this.papers.isTaken(tx, paper.kind, paper.number)) throw new DomainError('paper.number_taken', {}, 'number');
      requireNoOverlap(paper, await this.papers.ofHolder(tx, paper.holderId));
      await this.papers.insert(tx, paper);
      await this.tell(tx, 'paper.declared', [paper]);
      return paper;
    });
  }

  /** Moves a paper on: an officer has seen it, or takes it back. @throws DomainError `paper.not_found`, `paper.closed` */
  async judge(tx: Tx, id: PaperId, state: 'verified' | 'revoked'): Promise<Paper> {
    const before = await this.papers.lock(tx, id);
    if (!PAPER_STATES.canMove(before.state, state)) throw new DomainError('paper.closed', { state: before.state });
    const after: Paper = { ...before, state, version: before.version + 1 };
    await this.papers.saveState(tx, after);
    await this.tell(tx, state === 'verified' ? 'paper.verified' : 'paper.revoked', [after]);
    return after;
  }

  /** Papers of one organisation (null: of all), the first to end first. */
  async list(asked: { readonly holderId: OrganisationId | null; readonly state: string | null; readonly limit: number }): Promise<Paper[]> {
    return this.papers.list(this.source.manager, asked);
  }

  /** @throws DomainError `paper.not_found` */
  async one(tx: Tx, id: PaperId): Promise<Paper> {
    return this.papers.one(tx, id);
  }

  /** Reminds holders whose paper ends within thirty days, once each. Answers how many. */
  async remindDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.papers.takeEnding(tx, addDays(this.clock.today(), REMIND_DAYS), SWEEP);
      await this.tell(tx, 'paper.expiring', due);
      return due.length;
    });
  }

  /** Papers whose last day has passed and of which nobody was told yet; they are marked as told in the caller's transaction. */
  async takeExpired(tx: Tx): Promise<Paper[]> {
    const over = await this.papers.takeExpired(tx, this.clock.today(), SWEEP);
    await this.tell(tx, 'paper.expired', over);
    return over;
  }

  private async requireOwnArea(tx: Tx, { areaId, holderId, productIds }: Paper): Promise<void> {
    const area = areaId === null ? null : await this.areas.one(tx, areaId);
    const fits = area?.holderId === holderId && productIds.includes(area.productId);
    if (!fits) throw new DomainError('paper.other_area', {}, 'areaId');
  }

  private async tell(tx: Tx, name: PaperChanged['name'], papers: readonly Paper[]): Promise<void> {
    if (papers.length === 0) return;
    const at = await databaseNow(tx);
    await this.log.append(
      tx,
      papers.map((paper) => ({ name, at, paper })),
    );
  }
}
