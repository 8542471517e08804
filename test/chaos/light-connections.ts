import { WebSocket } from 'ws';
import type { EventsFrame, Heartbeat, WatchAnswer } from '@live/live-event';
import type { Connection, ConnectionListener, OpenConnection } from '@live/transport';

const ENTERED = '40/live';
const MESSAGE = '42/live,';
const ANSWER = '43/live,';
const ANSWER_WITHIN_MS = 10_000;
/** Frames of the last moment: a thousand screens get the same text, which is parsed once. */
const KEPT = 256;
const parsed = new Map<string, unknown>();

function parse(text: string, from: number): unknown {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const value: unknown = JSON.parse(text.slice(from));
  if (parsed.size >= KEPT) parsed.delete(parsed.keys().next().value ?? '');
  parsed.set(text, value);
  return value;
}

/**
 * Connections for a thousand of our clients in one process: a websocket and just enough of socket.io's framing, at a fraction of what
 * its client costs, so that a storm of returns measures the server. The library's own transport has specs of its own.
 */
export function lightConnections(url: string, cookie: string): OpenConnection {
  return (listener) => new LightConnection(url, cookie, listener);
}

class LightConnection implements Connection {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, (answer: WatchAnswer) => void>();
  private asked = 0;
  private over = false;

  constructor(
    url: string,
    cookie: string,
    private readonly listener: ConnectionListener,
  ) {
    const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    this.socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false, skipUTF8Validation: true });
    this.socket.on('message', (data: Buffer) => this.hear(data.toString()));
    this.socket.on('error', (error) => this.end(error.message));
    this.socket.on('close', () => this.end('closed'));
  }

  watch(stream: string, after: number | null): Promise<WatchAnswer> {
    const id = this.asked++;
    this.send(`42/live,${id}["watch",${JSON.stringify({ stream, after })}]`);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_WITHIN_MS);
      this.waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
  }

  unwatch(stream: string): void {
    this.send(`42/live,["unwatch",${JSON.stringify({ stream })}]`);
  }

  close(): void {
    this.over = true;
    this.socket.terminate();
  }

  private send(text: string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text);
  }

  private hear(text: string): void {
    if (this.over) return;
    if (text.startsWith(MESSAGE)) {
      const [event, body] = parse(text, MESSAGE.length) as [string, unknown];
      if (event === 'events') this.listener.events(body as EventsFrame);
      else this.listener.heartbeat(body as Heartbeat);
    } else if (text === '2') this.send('3');
    else if (text.startsWith(ANSWER)) this.answered(text);
    else if (text.startsWith('0')) this.send(`${ENTERED},`);
    else if (text.startsWith(ENTERED)) this.listener.opened();
    else this.end(text); // refused or told to leave
  }

  private answered(text: string): void {
    const bracket = text.indexOf('[');
    const id = parseInt(text.slice(ANSWER.length, bracket), 10);
    const [answer] = parse(text.slice(bracket), 0) as [WatchAnswer];
    this.waiting.get(id)?.(answer);
    this.waiting.delete(id);
  }

  private end(reason: string): void {
    if (this.over) return;
    this.over = true;
    this.socket.terminate();
    this.listener.closed(reason);
  }
}
