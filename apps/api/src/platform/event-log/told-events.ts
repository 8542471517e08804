import type { LiveEvent } from './event-log';

/** Events of one stream, oldest first, as they are told: as JSON, made once however many frames and answers they go into. */
export interface ToldEvents {
  readonly from: number;
  readonly last: number;
  /** When the last of them happened. */
  readonly at: string;
  readonly texts: readonly string[];
}

/** @param events of one stream, gapless, at least one */
export function told(events: readonly LiveEvent[]): ToldEvents {
  const last = events.at(-1);
  return { from: events[0]?.number ?? 0, last: last?.number ?? 0, at: last?.at ?? '', texts: events.map((event) => JSON.stringify(event)) };
}

/** Their texts as one JSON list. */
export function jsonList(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
}
