import type { DomainEvent } from '@domain/events';
import type { Concerned } from '@domain/areas/concerned';
import type { DomainError } from '@domain/shared/domain-error';
import { invariant } from '@domain/shared/invariant';
import type { MemberId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';

/** What a change of known codes means for lots: the room `access` knows. */
export interface Watch {
  /** Makes the change and answers what is to be told of it. */
  around<Done>(
    tx: Tx,
    concerned: Concerned,
    change: () => Promise<Done>,
  ): Promise<{ readonly done: Done; readonly events: readonly DomainEvent[] }>;
  /** Tells it: the last thing in the transaction. */
  tell(tx: Tx, events: readonly DomainEvent[]): Promise<void>;
}

/** Who brings a file in, and who is asked what its changes mean. */
export interface Bringer {
  readonly memberId: MemberId;
  readonly source: string;
  readonly watch: Watch;
}

/** What some rows of a file did to a register. */
export interface RegisterResult {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Codes that cannot become what the file says: they stay as they were. */
  readonly refused: readonly Unfit[];
  /** What is to be told of it, last in the transaction. */
  readonly events: readonly DomainEvent[];
}

/** A code that stays as it was, and why. */
export interface Unfit {
  readonly code: string;
  readonly why: DomainError;
}

/** A register of codes as a file sees it: what its rows mean, and where they are kept. */
export interface CodeRegister<Draft, Item extends { readonly code: string }> {
  readonly enter: (draft: Draft) => Item;
  /** Answers the same item when nothing changes. */
  readonly amend: (before: Item, draft: Draft) => Item;
  /** Holds what the register has of these codes until the transaction ends. */
  readonly hold: (tx: Tx, codes: readonly string[]) => Promise<readonly Item[]>;
  /** Answers the first whose code somebody else has just entered. */
  readonly insertMany: (tx: Tx, items: readonly Item[], source: string) => Promise<Item | undefined>;
  readonly keepFirst: (tx: Tx, items: readonly Item[], memberId: MemberId, source: string) => Promise<void>;
  /** Makes what follows from changed facts true; answers what cannot be changed so. */
  readonly fit: (tx: Tx, items: readonly Item[]) => Promise<readonly Unfit[]>;
  readonly saveMany: (tx: Tx, items: readonly Item[], source: string) => Promise<void>;
  /** Whose lots it may concern when these change. */
  readonly concerned: (items: readonly Item[]) => Concerned;
}

/** Enters and amends many codes of one file in the caller's transaction; codes that are known already are amended. */
export async function takeIn<Draft, Item extends { readonly code: string }>(
  register: CodeRegister<Draft, Item>,
  tx: Tx,
  drafts: readonly Draft[],
  by: Bringer,
): Promise<RegisterResult> {
  const entered = drafts.map((draft) => ({ draft, item: register.enter(draft) }));
  const held = await register.hold(
    tx,
    entered.map(({ item }) => item.code),
  );
  const known = new Map(held.map((item) => [item.code, item]));
  const added = entered.flatMap(({ item }) => (known.has(item.code) ? [] : [item]));
  const amended = entered.flatMap(({ draft, item }) => {
    const before = known.get(item.code);
    const after = before && register.amend(before, draft);
    return before && after && after !== before ? [{ before, after }] : [];
  });
  const taken = await register.insertMany(tx, added, by.source);
  invariant(taken === undefined, 'a code was entered while a file brought it in; the file is read again', { code: taken?.code ?? '' });
  await register.keepFirst(tx, added, by.memberId, by.source);
  const save = async (): Promise<readonly Unfit[]> => {
    const unfit = await register.fit(
      tx,
      amended.map(({ after }) => after),
    );
    const changed = amended.flatMap(({ after }) => (unfit.some(({ code }) => code === after.code) ? [] : [after]));
    await register.saveMany(tx, changed, by.source);
    return unfit;
  };
  const both = amended.flatMap(({ before, after }) => [before, after]);
  const { done: refused, events } = both.length === 0 ? NOTHING : await by.watch.around(tx, register.concerned(both), save);
  const changed = amended.length - refused.length;
  const same = drafts.length - added.length - amended.length;
  return { added: added.length, changed, same, refused, events };
}

const NOTHING = { done: [], events: [] };
