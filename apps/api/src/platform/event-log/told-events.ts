import type { LiveEvent } from './event-log';

/** Events of one stream, oldest first, as they are told: as JSON, made once however many frames and answers they go into. */
export interface ToldEvents {
  readonly from: number;
  readonly last: number;
  readonly texts: readonly string[];
}

/** @param events of one stream, gapless, at least one */
export function told(events: readonly LiveEvent[]): ToldEvents {
  return { from: events[0]?.number ?? 0, last: events.at(-1)?.number ?? 0, texts: events.map((event) => JSON.stringify(event)) };
}

/** Their texts as one JSON list. */
export function jsonList(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
}
