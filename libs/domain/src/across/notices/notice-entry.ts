import type { Permission } from '../../identity/permission';
import type { NoticeAbout, NoticeFacts, NoticeOutcome } from '../../notices/notice';
import type { TwoWords } from '../../notices/notice-view';

/** What one organisation is told of an event, as its own stream carries it. */
export interface Told {
  readonly about: NoticeAbout;
  readonly facts: NoticeFacts;
  /** What a later event closes it by. A newer notice with the same subject and rule takes its place. */
  readonly subject?: string;
  /** ISO moment. */
  readonly answerBy?: string;
  /** Meant for this member alone; left out: for whoever may act on it. */
  readonly memberId?: string;
}

/** One kind of notice: to whom, in which words, and when an event brings it. */
export interface NoticeRule<Body> {
  readonly rule: string;
  /** Who may act on it is told. */
  readonly permission: Permission;
  readonly title: TwoWords;
  readonly detail: TwoWords;
  /** What happens when nobody answers. Only what needs an answer has it. */
  readonly silence?: TwoWords;
  /** Its prices are published with the thing itself: a locked screen may show them. */
  readonly isPublished?: true;
  /** Null when this organisation is not told. `me` is its id. */
  read(body: Body, me: string): Told | null;
}

/** Something that there is nothing left to answer of. */
export interface Closing {
  readonly subject: string;
  readonly outcome: NoticeOutcome;
}

/** What an event closes, and what it tells. Closings come first. */
export interface NoticeEntry {
  readonly closes: (body: unknown, me: string) => readonly Closing[];
  readonly tells: readonly NoticeRule<unknown>[];
}

/** An entry for events whose body is known. */
export function entryOf<Body>(entry: {
  readonly closes?: (body: Body, me: string) => readonly Closing[];
  readonly tells?: readonly NoticeRule<Body>[];
}): NoticeEntry {
  return { closes: (body, me) => entry.closes?.(body as Body, me) ?? [], tells: (entry.tells ?? []) as readonly NoticeRule<unknown>[] };
}

/** A text in both languages, Vietnamese first. */
export function words(vi: string, en: string): TwoWords {
  return { vi, en };
}
