import type { PokeBus } from './poke-bus';

/** A lost poke delays a reaction by no more than this. */
const LOOK_MS = 1_000;

export interface Looking {
  /** The streams whose pokes wake it begin with this. */
  readonly streams: 'market:' | 'org:';
  /** Between two looks, for work that had better be done in batches. */
  readonly restMs: number;
  /** One look, as the program itself. Answers whether there may be more to do at once; must be safe to repeat after a crash. */
  look(): Promise<boolean>;
}

/** Looks for new events when it is poked, and every so often without; one look at a time, and one more for pokes during a look. */
export class LookLoop {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> | undefined;
  private again = false;
  private closing = false;

  constructor(
    pokes: PokeBus,
    private readonly looking: Looking,
  ) {
    pokes.subscribe((streams) => {
      if (streams.length === 0 || streams.some((stream) => stream.startsWith(looking.streams))) this.wake();
    });
    this.timer = setInterval(() => this.wake(), LOOK_MS);
    this.wake();
  }

  /** Ends once the look under way has. */
  async stop(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    await this.running;
  }

  private wake(): void {
    this.again = true;
    this.running ??= this.drain().finally(() => (this.running = undefined));
  }

  private async drain(): Promise<void> {
    while (this.again && !this.closing) {
      this.again = false;
      if (await this.looking.look()) this.again = true;
      if (this.looking.restMs > 0) await new Promise((resolve) => setTimeout(resolve, this.looking.restMs));
    }
  }
}
