import { randomUUID } from 'node:crypto';
import type { HttpClient } from '../support/http-client';
import { anOffer, anOrder, type View } from '../support/market-steps';

/** Posts under way at once: whoever has not been answered does not post the next. */
const LANES = 32;
/** Every third post is of so many lots, all or none: more to tell than to ask. */
const LOTS = 4;
const AGAIN_MS = 250;

export interface Write {
  readonly path: string;
  readonly body: Record<string, unknown>;
  /** What it posts, each of a weight that nothing else has. */
  readonly kgs: readonly number[];
  readonly key: string;
  /** Who sends it, however often. */
  readonly by: HttpClient;
  acknowledged?: string;
  tries: number;
}

/** People who post, and send again with the same key whatever is not acknowledged, until it is. */
export class Writers {
  readonly writes: Write[] = [];
  /** Answers that are neither an acknowledgement nor a passing refusal. */
  readonly wrong: string[] = [];
  private readonly lanes: Promise<void>[];
  private going = true;
  /** When the next post is due: the lanes keep one pace together. */
  private dueAt = performance.now();
  private lastKg = 999;

  constructor(
    private readonly cooperatives: readonly HttpClient[],
    private readonly traders: readonly HttpClient[],
    private readonly perSecond: number,
  ) {
    this.lanes = Array.from({ length: LANES }, () => this.write());
  }

  /** No new writes; resolves when those under way are acknowledged. */
  async finish(): Promise<void> {
    this.going = false;
    await Promise.all(this.lanes);
  }

  /** Sends a write again with its key. Says whether the answer is the same to the byte. */
  async isSame(write: Write): Promise<boolean> {
    const answer = await write.by.post<View>(write.path, write.body, { key: write.key });
    return answer.status === 201 && JSON.stringify(answer.body) === write.acknowledged;
  }

  private async write(): Promise<void> {
    while (this.going) {
      const write = this.next();
      this.writes.push(write);
      while (!(await this.isAcknowledged(write))) await sleep(AGAIN_MS);
      await this.turn();
    }
  }

  /** Waits until the next post is due. What was missed while nobody answered is not made up for at once. */
  private async turn(): Promise<void> {
    this.dueAt = Math.max(this.dueAt, performance.now() - 1_000 / this.perSecond) + 1_000 / this.perSecond;
    await sleep(this.dueAt - performance.now());
  }

  private next(): Write {
    const count = this.writes.length;
    const kind = (['offer', 'order', 'lots'] as const)[count % 3];
    const people = kind === 'order' ? this.traders : this.cooperatives;
    const by = people[count % people.length];
    if (!by) throw new Error('nobody writes');
    const kgs = Array.from({ length: kind === 'lots' ? LOTS : 1 }, () => ++this.lastKg);
    const offers = kgs.map((kg) => anOffer({ kg }));
    const common = { by, kgs, key: randomUUID(), tries: 0 };
    if (kind === 'order') return { ...common, path: '/api/v1/orders', body: anOrder({ kg: this.lastKg }) };
    if (kind === 'lots') return { ...common, path: '/api/v1/offers/batch', body: { items: offers } };
    return { ...common, path: '/api/v1/offers', body: offers[0] ?? {} };
  }

  private async isAcknowledged(write: Write): Promise<boolean> {
    write.tries++;
    const answer = await write.by
      .post<View & { transient?: boolean; code?: string }>(write.path, write.body, { key: write.key })
      .catch(() => undefined); // nobody there
    if (answer?.status === 201) {
      write.acknowledged = JSON.stringify(answer.body);
      return true;
    }
    if (answer && !answer.body.transient) this.wrong.push(`${answer.status} ${answer.body.code}`);
    return false;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
