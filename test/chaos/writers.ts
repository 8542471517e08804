import { randomUUID } from 'node:crypto';
import type { HttpClient } from '../support/http-client';
import { anOffer, anOrder, type View } from '../support/market-steps';

/** A busy market day of a province has four writes a second; this is what two cores take beside everything else here. */
const PAUSE_MS = 40;
const AGAIN_MS = 250;

export interface Write {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly key: string;
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

  constructor(
    private readonly cooperative: HttpClient,
    private readonly trader: HttpClient,
    lanes: number,
  ) {
    this.lanes = Array.from({ length: lanes }, (_, index) => this.write(index));
  }

  /** No new writes; resolves when those under way are acknowledged. */
  async finish(): Promise<void> {
    this.going = false;
    await Promise.all(this.lanes);
  }

  /** Sends a write again with its key. Says whether the answer is the same to the byte. */
  async isSame(write: Write): Promise<boolean> {
    const answer = await this.clientOf(write).post<View>(write.path, write.body, { key: write.key });
    return answer.status === 201 && JSON.stringify(answer.body) === write.acknowledged;
  }

  private async write(lane: number): Promise<void> {
    while (this.going) {
      const kg = 1_000 + this.writes.length;
      const write: Write =
        lane % 2 === 0
          ? { path: '/api/v1/offers', body: anOffer({ kg }), key: randomUUID(), tries: 0 }
          : { path: '/api/v1/orders', body: anOrder({ kg }), key: randomUUID(), tries: 0 };
      this.writes.push(write);
      while (!(await this.isAcknowledged(write))) await sleep(AGAIN_MS);
      await sleep(PAUSE_MS);
    }
  }

  private async isAcknowledged(write: Write): Promise<boolean> {
    write.tries++;
    const answer = await this.clientOf(write)
      .post<View & { transient?: boolean; code?: string }>(write.path, write.body, { key: write.key })
      .catch(() => undefined); // nobody there
    if (answer?.status === 201) {
      write.acknowledged = JSON.stringify(answer.body);
      return true;
    }
    if (answer && !answer.body.transient) this.wrong.push(`${answer.status} ${answer.body.code}`);
    return false;
  }

  private clientOf(write: Write): HttpClient {
    return write.path.endsWith('offers') ? this.cooperative : this.trader;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
