/**
 * The server's clock as seen from here. Each sample is a server time and the moment it arrived; a sample that
 * travelled for long shows a server time that is too early, so the largest difference is the closest to the truth.
 */
export class ServerClock {
  private offsetMs: number | null = null;

  constructor(private readonly now: () => number) {}

  sample(serverTime: string): void {
    const at = Date.parse(serverTime);
    if (Number.isNaN(at)) return;
    const offset = at - this.now();
    // A jump backwards of more than a minute is somebody setting a clock, not a slow packet.
    if (this.offsetMs === null || offset > this.offsetMs || this.offsetMs - offset > 60_000) this.offsetMs = offset;
  }

  /** Epoch ms on the server's clock. */
  read(): number {
    return this.now() + (this.offsetMs ?? 0);
  }
}
