import type { Clockwork } from '../transport';

/** Time that moves only when told; promises settle between two steps. For tests. */
export class HandClock implements Clockwork {
  private time = 1_750_000_000_000;
  private tasks: Array<{ at: number; work: () => void }> = [];
  constructor(readonly random: () => number) {}

  now(): number {
    return this.time;
  }

  after(ms: number, work: () => void): () => void {
    const task = { at: this.time + ms, work };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((one) => one !== task);
    };
  }

  /** Somebody sets the machine's clock: timers go on by their own count. */
  jump(ms: number): void {
    this.time += ms;
    for (const task of this.tasks) task.at += ms;
  }

  async pass(ms: number): Promise<void> {
    await settle();
    const end = this.time + ms;
    for (;;) {
      const next = this.tasks.filter((task) => task.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.tasks = this.tasks.filter((task) => task !== next);
      this.time = Math.max(this.time, next.at);
      next.work();
      await settle();
    }
    this.time = end;
    await settle();
  }
}

/** Lets everything that was promised happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}
