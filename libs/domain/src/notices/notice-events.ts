import type { OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { NoticeView } from './notice-view';

/** An organisation was told something, or told again; or there is nothing left to answer. */
export interface NoticeChanged {
  readonly name: 'notice.sent' | 'notice.closed';
  readonly at: Instant;
  readonly organisationId: OrganisationId;
  readonly notice: NoticeView;
}

/** Somebody whom they were meant for has seen these notices. */
export interface NoticesSeen {
  readonly name: 'notice.seen';
  readonly at: Instant;
  readonly organisationId: OrganisationId;
  readonly ids: readonly string[];
}

export type NoticeEvent = NoticeChanged | NoticesSeen;
