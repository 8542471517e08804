import type { ApiClient, SignedIn } from '../http/api-client';
import type { Ledger } from '../http/ledger';
import { DAY, type DemoAction } from '../world/script';
import { Desk } from './desk';

/** Requests in flight: far more than the real need of four writes a second, few enough for two cores. */
const IN_FLIGHT_MAX = 32;

/** What the player says of itself while it runs. */
export interface Progress {
  readonly playedMinute: number;
  readonly done: number;
  readonly total: number;
  readonly inFlight: number;
  /** How many real seconds behind its minute the latest action began. */
  readonly lateSeconds: number;
}

/** Plays the actions at their minutes, so many at a time. A refusal is noted and the day goes on. */
export class Player {
  private inFlight = 0;
  private done = 0;
  private lateMs = 0;
  private minute: number = DAY.from;
  private freed: (() => void) | undefined;
  private readonly desk: Desk;

  constructor(
    api: ApiClient,
    private readonly ledger: Ledger,
    private readonly party: { sessions: ReadonlyMap<string, SignedIn>; contractIds: ReadonlyMap<object, string>; runId: string },
    private readonly actions: readonly DemoAction[],
  ) {
    this.desk = new Desk(api, party.contractIds, party.runId);
  }

  get progress(): Progress {
    return {
      playedMinute: this.minute,
      done: this.done,
      total: this.actions.length,
      inFlight: this.inFlight,
      lateSeconds: this.lateMs / 1_000,
    };
  }

  /** Ends when the last action has been answered. */
  async play(speed: number): Promise<void> {
    const from = performance.now();
    for (const action of this.actions) {
      const dueMs = from + ((action.minute - DAY.from) * 60_000) / speed;
      const waitMs = dueMs - performance.now();
      if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
      while (this.inFlight >= IN_FLIGHT_MAX) await this.aFreeHand();
      this.lateMs = Math.max(0, performance.now() - dueMs);
      this.minute = action.minute;
      this.begin(action);
    }
    while (this.inFlight > 0) await this.aFreeHand();
  }

  private begin(action: DemoAction): void {
    const session = this.party.sessions.get(action.who.key);
    if (session === undefined) throw new Error(`${action.who.name} is not signed in`);
    this.inFlight += 1;
    void this.desk
      .act(action, session)
      .catch((error: unknown) => this.ledger.refused(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        this.inFlight -= 1;
        this.done += 1;
        this.freed?.();
      });
  }

  private aFreeHand(): Promise<void> {
    return new Promise((resolve) => {
      this.freed = resolve;
    });
  }
}
