import type { Permission } from '../identity/permission';
import type { NoticeAbout, NoticeState } from './notice';

/** A text in both languages. */
export interface TwoWords {
  readonly vi: string;
  readonly en: string;
}

/** A notice on the wire, for the members of its organisation. */
export interface NoticeView {
  readonly id: string;
  readonly rule: string;
  readonly about: NoticeAbout;
  readonly title: TwoWords;
  readonly detail: TwoWords;
  /** What happens when nobody answers; null where no answer is needed. */
  readonly silence: TwoWords | null;
  readonly needsAnswer: boolean;
  readonly answerBy: string | null;
  readonly permission: Permission;
  /** Meant for this member alone; null: for whoever may act on it. */
  readonly memberId: string | null;
  readonly managersToo: boolean;
  readonly level: number;
  readonly state: NoticeState;
  readonly at: string;
  readonly sentAt: string;
  readonly seenAt: string | null;
  readonly closedAt: string | null;
}
