import { type Day, dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, MemberId, OrganisationId } from '@domain/shared/ids';
import { type Instant, instantOf, instantToIso } from '@domain/shared/instant';
import type { RefusalFacts } from '@domain/shared/refusal';
import type { RefusalCode } from '@domain/shared/refusal-codes';
import { dueAt, nextLine, type StandingSchedule } from '@domain/shared/standing-schedule';
import type { StandingState } from '@domain/shared/standing-state';
import type { Tx } from './unit-of-work';

/** The tables of one kind of thing that repeats: `<one>s`, `<one>_due` and `<one>_lines`. */
export interface StandingTables {
  readonly one: 'standing_order' | 'standing_offer';
  readonly owner: 'buyer_id' | 'seller_id';
  /** Column of a line that names what it made. */
  readonly made: 'order_id' | 'offer_id';
  readonly notFound: RefusalCode;
  readonly dayUnknown: RefusalCode;
}

/** What every kind of them has, beside its terms. */
export interface Standing {
  readonly id: string;
  readonly state: StandingState;
  readonly nextDay: Day;
  readonly version: number;
  readonly setBy: MemberId;
  readonly schedule: StandingSchedule;
}

/** A row as it is kept: the terms are the kind's own. */
export interface StoredStanding extends Omit<Standing, 'schedule'> {
  readonly ownerId: OrganisationId;
  readonly marketId: MarketId;
  readonly terms: object;
}

/** A settled day as it is kept. */
export interface StoredLine {
  readonly day: Day;
  readonly state: 'placed' | 'missed' | 'paused';
  readonly madeId: string | null;
  readonly missed: { readonly code: RefusalCode; readonly facts: RefusalFacts } | null;
  readonly at: Instant;
}

/** A settled day and what it is of. */
export interface LineOf<Line> {
  readonly id: string;
  readonly line: Line;
}

interface Row {
  readonly id: string;
  readonly owner_id: string;
  readonly market_id: string;
  readonly terms: object;
  readonly state: StandingState;
  readonly version: number;
  readonly set_by: string;
  readonly next_day: string;
}
type RowOfLine = Omit<StoredLine, 'day' | 'madeId' | 'at'> & { standing_id: string; day: string; made_id: string | null; at: Date };

const SELECT = `SELECT s.*, s.{owner} AS owner_id, d.next_day FROM {one}s s JOIN {one}_due d ON d.{one}_id = s.id`;

/** Rows of what repeats, where each stands in the calendar, and how each of its days ended. */
export abstract class StandingRows<T extends Standing, Line> {
  constructor(private readonly tables: StandingTables) {}

  protected abstract toStanding(row: StoredStanding): T;
  protected abstract ofStanding(standing: T): Pick<StoredStanding, 'ownerId' | 'marketId' | 'terms'>;
  protected abstract toLine(row: StoredLine): Line;
  protected abstract ofLine(line: Line): StoredLine;

  /** Writes the terms and the state; where it stands in the calendar is written apart. */
  async save(tx: Tx, standing: T, at: Instant): Promise<void> {
    const { ownerId, marketId, terms } = this.ofStanding(standing);
    const { id, state, version, setBy } = standing;
    await tx.query(
      this.named(`INSERT INTO {one}s (id, {owner}, market_id, terms, state, version, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id) DO UPDATE SET market_id = $3, terms = $4, state = $5, version = $6, set_by = $7, set_at = $8`),
      [id, ownerId, marketId, JSON.stringify(terms), state, version, setBy, instantToIso(at)],
    );
  }

  /** Writes the first unsettled day of each, and when it is due: never for one that has ended. */
  async saveDue(tx: Tx, standings: readonly T[]): Promise<void> {
    if (standings.length === 0) return;
    const rows = standings.map(({ id, nextDay, schedule, state }) => {
      const day = state === 'ended' ? null : nextLine(schedule, nextDay);
      return { id, nextDay, dueAt: day && instantToIso(dueAt(schedule, day)) };
    });
    await tx.query(
      this.named(`INSERT INTO {one}_due ({one}_id, next_day, due_at)
       SELECT id, "nextDay", "dueAt" FROM jsonb_to_recordset($1) AS d (id uuid, "nextDay" date, "dueAt" timestamptz)
       ON CONFLICT ({one}_id) DO UPDATE SET next_day = excluded.next_day, due_at = excluded.due_at`),
      [JSON.stringify(rows)],
    );
  }

  async insertLines(tx: Tx, lines: readonly LineOf<Line>[]): Promise<void> {
    if (lines.length === 0) return;
    const rows = lines.map(({ id, line }) => {
      const stored = this.ofLine(line);
      return { ...stored, id, at: instantToIso(stored.at) };
    });
    await tx.query(
      this.named(`INSERT INTO {one}_lines ({one}_id, day, state, {made}, missed, at)
       SELECT id, day, state, "madeId", missed, at
       FROM jsonb_to_recordset($1) AS l (id uuid, day date, state text, "madeId" uuid, missed jsonb, at timestamptz)`),
      [JSON.stringify(rows)],
    );
  }

  /** A missed day has what it should have made after all. */
  async savePlaced(tx: Tx, { id, line }: LineOf<Line>): Promise<void> {
    const { day, madeId, at } = this.ofLine(line);
    await tx.query(
      this.named(`UPDATE {one}_lines SET state = 'placed', {made} = $3, missed = NULL, at = $4 WHERE {one}_id = $1 AND day = $2`),
      [id, day, madeId, instantToIso(at)],
    );
  }

  /** Those with a day that is due, held until the transaction ends; busy rows are left for the next sweep. */
  async lockDue(tx: Tx, limit: number): Promise<T[]> {
    return this.found(
      await tx.query(this.named(`${SELECT} WHERE d.due_at <= clock_timestamp() ORDER BY d.due_at, s.id LIMIT $1 FOR UPDATE SKIP LOCKED`), [
        limit,
      ]),
    );
  }

  /** One of this owner, held. Another's is answered like one that does not exist. @throws DomainError of the kind's `notFound` */
  async lockOwn(tx: Tx, ownerId: OrganisationId, id: string): Promise<T> {
    return this.only(await tx.query(this.named(`${SELECT} WHERE s.id = $1 AND s.{owner} = $2 FOR UPDATE`), [id, ownerId]));
  }

  /** @throws DomainError of the kind's `notFound` */
  async one(tx: Tx, ownerId: OrganisationId, id: string): Promise<T> {
    return this.only(await tx.query(this.named(`${SELECT} WHERE s.id = $1 AND s.{owner} = $2`), [id, ownerId]));
  }

  /** Newest first, from before an id. */
  async ofOwner(tx: Tx, ownerId: OrganisationId, before: string | null, limit: number): Promise<T[]> {
    return this.found(
      await tx.query(this.named(`${SELECT} WHERE s.{owner} = $1 AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`), [
        ownerId,
        before,
        limit,
      ]),
    );
  }

  /** How many of an owner's have not ended. */
  async running(tx: Tx, ownerId: OrganisationId): Promise<number> {
    const [row] = await tx.query<{ n: number }[]>(
      this.named(`SELECT count(*)::int AS n FROM {one}s WHERE {owner} = $1 AND state <> 'ended'`),
      [ownerId],
    );
    return row?.n ?? 0;
  }

  /** The last days of each of these, newest first, from before a day. */
  async lines(tx: Tx, ids: readonly string[], before: Day | null, limit: number): Promise<LineOf<Line>[]> {
    const rows = await tx.query<RowOfLine[]>(
      this.named(`SELECT l.*, l.{one}_id AS standing_id, l.{made} AS made_id FROM unnest($1::uuid[]) AS s (id)
       CROSS JOIN LATERAL (SELECT * FROM {one}_lines WHERE {one}_id = s.id AND ($2::date IS NULL OR day < $2) ORDER BY day DESC LIMIT $3) l
       ORDER BY l.{one}_id, l.day DESC`),
      [ids, before, limit],
    );
    return rows.map((row) => ({ id: row.standing_id, line: this.toLine(storedLine(row)) }));
  }

  /** One settled day. @throws DomainError of the kind's `dayUnknown` */
  async line(tx: Tx, id: string, day: Day): Promise<Line> {
    const [row] = await tx.query<RowOfLine[]>(this.named(`SELECT *, {made} AS made_id FROM {one}_lines WHERE {one}_id = $1 AND day = $2`), [
      id,
      day,
    ]);
    if (!row) throw new DomainError(this.tables.dayUnknown, {});
    return this.toLine(storedLine(row));
  }

  /** A statement with the names of this kind's tables and columns in it: the names are our own, never a caller's. */
  private named(statement: string): string {
    const { one, owner, made } = this.tables;
    return statement.replaceAll('{one}', one).replaceAll('{owner}', owner).replaceAll('{made}', made);
  }

  private found(rows: readonly Row[]): T[] {
    return rows.map((row) =>
      this.toStanding({
        id: row.id,
        ownerId: row.owner_id as OrganisationId,
        marketId: row.market_id as MarketId,
        terms: row.terms,
        state: row.state,
        version: row.version,
        setBy: row.set_by as MemberId,
        nextDay: dayOf(row.next_day, 'nextDay'),
      }),
    );
  }

  private only(rows: readonly Row[]): T {
    const [standing] = this.found(rows);
    if (standing === undefined) throw new DomainError(this.tables.notFound, {});
    return standing;
  }
}

function storedLine({ day, state, made_id: madeId, missed, at }: RowOfLine): StoredLine {
  return { day: dayOf(day, 'day'), state, madeId, missed, at: instantOf(at.getTime()) };
}
