import type { WatchAnswer } from './live-event';
import type { Ask, AskToWatch, Word } from './tabs';
import type { Connection, OpenConnection } from './transport';

/** The tab that leads: holds one connection for the lines of all tabs, as long as there is one. */
export class Switchboard {
  private connection: Connection | null = null;
  private attempt = 0;
  private isOpen = false;
  private readonly lines = new Set<string>();
  /** The lines that follow each stream: the last one that leaves takes the watch along. */
  private readonly watchers = new Map<string, Set<string>>();

  constructor(
    private readonly open: OpenConnection,
    private readonly say: (word: Word) => void,
  ) {}

  hear(asked: Ask): void {
    if (asked.ask === 'open') this.admit(asked.from);
    else if (asked.ask === 'close') this.release(asked.from);
    else if (asked.ask === 'unwatch') this.unwatch(asked.from, asked.stream);
    else void this.watch(asked);
  }

  stop(): void {
    this.lines.clear();
    this.hangUp();
    this.say({ say: 'closed', reason: 'the tab that held the connection has left' });
  }

  private admit(line: string): void {
    this.lines.add(line);
    if (this.isOpen) this.say({ say: 'opened', to: line });
    else if (this.connection === null) this.dial();
  }

  private dial(): void {
    const attempt = ++this.attempt;
    const current = (work: () => void): void => {
      if (attempt === this.attempt) work();
    };
    const connection = this.open({
      opened: () => current(() => this.opened()),
      closed: (reason) => current(() => this.closed(reason)),
      events: (frame) => current(() => this.say({ say: 'events', frame })),
      heartbeat: (beat) => current(() => this.say({ say: 'heartbeat', beat })),
    });
    current(() => (this.connection = connection));
  }

  private opened(): void {
    this.isOpen = true;
    for (const line of this.lines) this.say({ say: 'opened', to: line });
  }

  private closed(reason: string): void {
    this.hangUp();
    this.lines.clear(); // each comes back when its own wait is over
    this.say({ say: 'closed', reason });
  }

  private async watch({ from, number, stream, after }: AskToWatch): Promise<void> {
    const followed = this.watchers.get(stream) ?? new Set();
    this.watchers.set(stream, followed.add(from));
    const answer: WatchAnswer | null = this.isOpen && this.connection ? await this.connection.watch(stream, after).catch(() => null) : null;
    this.say({ say: 'answered', to: from, number, answer });
  }

  private unwatch(line: string, stream: string): void {
    const followed = this.watchers.get(stream);
    if (!followed?.delete(line) || followed.size > 0) return;
    this.watchers.delete(stream);
    if (this.isOpen) this.connection?.unwatch(stream);
  }

  private release(line: string): void {
    for (const stream of [...this.watchers.keys()]) this.unwatch(line, stream);
    if (this.lines.delete(line) && this.lines.size === 0) this.hangUp();
  }

  private hangUp(): void {
    this.attempt++; // whatever the old one still says belongs to the past
    this.connection?.close();
    this.connection = null;
    this.isOpen = false;
    this.watchers.clear();
  }
}
