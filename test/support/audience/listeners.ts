import { createHash } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { LiveEvent, WatchAnswer } from '../live-socket';
import type { Player } from './crowd';

/** All that was heard, by the text of it: two hundred ears hear the same, and it is judged once for each who may hear it. */
export class Heard {
  /** stream#number → what was said, once for each different text. */
  readonly events = new Map<string, Map<string, LiveEvent>>();
  readonly problems: string[] = [];
  deliveries = 0;

  take(event: LiveEvent): void {
    this.deliveries++;
    const place = `${event.stream}#${event.number}`;
    const said = this.events.get(place) ?? new Map<string, LiveEvent>();
    this.events.set(place, said);
    const text = JSON.stringify(event);
    const mark = createHash('sha1').update(text).digest('base64');
    if (!said.has(mark)) said.set(mark, JSON.parse(text) as LiveEvent);
  }
}

/** One ear of a player: a socket that listens to markets and to its own organisation, and tries another's. */
export class Ear {
  /** Stream → numbers heard, in order. */
  readonly numbers = new Map<string, number[]>();

  private constructor(
    readonly player: Player,
    private readonly socket: Socket,
  ) {}

  static async open(
    url: string,
    player: Player,
    heard: Heard,
    { markets, foreign }: { markets: readonly string[]; foreign: string },
  ): Promise<Ear> {
    const extraHeaders = { cookie: player.http.cookie };
    const socket = io(`${url}/live`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders });
    const ear = new Ear(player, socket);
    socket.on('events', (frame: { events: readonly LiveEvent[] }) => {
      for (const event of frame.events) ear.hear(event, heard);
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
    const own = `org:${player.organisationId}`;
    for (const stream of [...markets, own]) {
      const answer = (await socket.timeout(30_000).emitWithAck('watch', { stream, after: 0 })) as WatchAnswer;
      if (!answer.ok) heard.problems.push(`${stream} was refused to its own listener`);
      for (const event of answer.events ?? []) ear.hear(event, heard);
    }
    const refused = (await socket.timeout(30_000).emitWithAck('watch', { stream: `org:${foreign}`, after: 0 })) as WatchAnswer;
    if (refused.ok || refused.events) heard.problems.push(`org:${foreign} was opened to a stranger`);
    return ear;
  }

  private hear(event: LiveEvent, heard: Heard): void {
    heard.take(event);
    if (event.stream.startsWith('org:') && event.stream !== `org:${this.player.organisationId}`)
      heard.problems.push(`${event.stream}#${event.number} came to ${this.player.organisationId}`);
    const numbers = this.numbers.get(event.stream) ?? [];
    this.numbers.set(event.stream, numbers);
    numbers.push(event.number);
  }

  close(): void {
    this.socket.close();
  }
}
