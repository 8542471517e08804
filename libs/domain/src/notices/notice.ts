import type { Permission } from '../identity/permission';
import type { OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';

export type NoticeState = 'sent' | 'seen' | 'answered' | 'missed' | 'overtaken';

/**
 * The life of a notice. A second notice about the same thing is `sent` again; `missed` is the deadline's doing, `overtaken` means that
 * there is nothing left to answer: the other side took it back, or something newer stands in its place.
 */
export const NOTICE_STATES = stateTable<NoticeState>('notice', {
  sent: ['seen', 'answered', 'missed', 'overtaken'],
  seen: ['sent', 'answered', 'missed', 'overtaken'],
  answered: [],
  missed: [],
  overtaken: [],
});

/** How a notice may end. */
export type NoticeOutcome = Exclude<NoticeState, 'sent' | 'seen'>;

/** What a notice is about, so that a screen can lead there. */
export const NOTICE_SUBJECTS = [
  'trade',
  'offer',
  'order',
  'standing_order',
  'standing_offer',
  'contract',
  'call_off',
  'area',
  'document',
  'market',
] as const;

/** The thing that a notice leads to. */
export interface NoticeAbout {
  readonly kind: (typeof NOTICE_SUBJECTS)[number];
  /** The thing's id; a code for a planting area, a number for a paper. */
  readonly id: string;
}

/**
 * The figures and names a notice's words are filled with. The end of a name says how it is written: `kg`, `Kg`, `VndPerKg`, `On` (a day);
 * `varietyId` and `productId` are named by the catalogue; everything else is plain text. What is written in
 * two languages stands twice, its name followed by `Vi` and `En`.
 */
export type NoticeFacts = Readonly<Record<string, string | number>>;

/** One thing that an organisation is told, once. */
export interface Notice {
  readonly id: string;
  readonly organisationId: OrganisationId;
  /** Number of the event, on the organisation's own stream, that brought it. With `rule` it is there once. */
  readonly eventNumber: number;
  readonly rule: string;
  /** What a later event names to close it; null for what nothing closes. */
  readonly subject: string | null;
  readonly about: NoticeAbout;
  /** Whoever may do this is told. */
  readonly permission: Permission;
  /** The one member whom it is meant for; null: whoever may act on it. */
  readonly memberId: string | null;
  /** False while the members below the managers have it to themselves. */
  readonly managersToo: boolean;
  readonly needsAnswer: boolean;
  readonly facts: NoticeFacts;
  /** After this moment nobody can answer any more; null: no end. */
  readonly answerBy: Instant | null;
  /** When the thing happened. */
  readonly at: Instant;
  /** When it was told last. */
  readonly sentAt: Instant;
  /** 0 first, 1 told again, 2 told to the managers too. */
  readonly level: 0 | 1 | 2;
  /** When it is told again if nobody answers; null: not any more. */
  readonly escalateAt: Instant | null;
  readonly state: NoticeState;
  readonly seenAt: Instant | null;
  readonly closedAt: Instant | null;
}

/** What was told, before it is anybody's row. */
export type NewNotice = Pick<
  Notice,
  | 'id'
  | 'organisationId'
  | 'eventNumber'
  | 'rule'
  | 'subject'
  | 'about'
  | 'permission'
  | 'memberId'
  | 'managersToo'
  | 'needsAnswer'
  | 'facts'
> & { readonly answerBy: Instant | null; readonly at: Instant };
