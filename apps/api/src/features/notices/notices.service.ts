import { Injectable } from '@nestjs/common';
import { escalateNotice } from '@domain/notices/escalate-notice';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { IdentityQueries } from '../identity/identity.queries';
import { NoticeTeller } from './notice-teller';
import { NoticesRepository, type Reader } from './notices.repository';
import { OrgNewsReader } from './org-news';
import { settleEvents } from './settle-events';

/** Notices told again in one transaction. */
const BATCH = 200;

/** Tells organisations what concerns them, once; again when nobody answers; and no longer when there is nothing left to answer. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly news: OrgNewsReader,
    private readonly notices: NoticesRepository,
    private readonly identity: IdentityQueries,
    private readonly ids: IdSource,
    private readonly teller: NoticeTeller,
  ) {}

  /** Reads the organisations' streams a step onwards. Answers how many streams it read; 0 when there is nothing new. */
  async hear(): Promise<number> {
    return this.work.run(async (tx) => {
      if (!(await this.news.take(tx))) return 0;
      const news = await this.news.read(tx);
      if (news.upTo.length === 0) return 0;
      if (news.events.length > 0) {
        const staff = await this.identity.staff(tx, [...new Set(news.events.map(({ stream }) => stream.slice('org:'.length)))]);
        const { closings, told } = settleEvents(
          news.events,
          (id) => staff.get(id),
          () => this.ids.next(),
        );
        const closed = await this.notices.close(tx, closings);
        const sent = await this.notices.insert(tx, told);
        // What was told and answered within one look comes to the screens answered.
        await this.teller.tell(tx, [
          ...closed.map((notice) => ['notice.closed', notice] as const),
          ...sent.map((notice) => [notice.closedAt === null ? 'notice.sent' : 'notice.closed', notice] as const),
        ]);
      }
      await this.news.keep(tx, news);
      return news.upTo.length;
    });
  }

  /** Somebody has these before their eyes. Answers how many are still unseen, and how many wait. */
  async see(reader: Reader, ids: readonly string[]): Promise<{ unseen: number; waiting: number }> {
    return this.work.run(async (tx) => {
      const seen = await this.notices.see(tx, reader, ids);
      await this.teller.tellSeen(tx, reader.organisationId, seen);
      return this.notices.counts(tx, reader);
    });
  }

  /** Tells again what nobody has answered for half of its window, and at four fifths the managers too. */
  async escalateDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.notices.lockDue(tx, BATCH);
      if (due.length === 0) return 0;
      const now = await databaseNow(tx);
      const sent = due.map((notice) => escalateNotice(notice, now));
      await this.notices.saveSent(tx, sent);
      await this.teller.tell(
        tx,
        sent.map((notice) => ['notice.sent', notice] as const),
      );
      return due.length;
    });
  }
}
