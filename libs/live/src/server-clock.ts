/** Samples kept: a minute of heartbeats. */
const KEPT = 12;
/** An offset that falls by more than this is somebody setting a clock, not a slow packet. */
const SET_MS = 5_000;

/**
 * The server's clock as seen from here. Each sample is a server time and the moment it arrived; a sample that
 * travelled for long shows a server time that is too early, so the largest difference of the last minute is the closest to the truth.
 */
export class ServerClock {
  private offsets: number[] = [];

  constructor(private readonly now: () => number) {}

  sample(serverTime: string): void {
    const at = Date.parse(serverTime);
    if (Number.isNaN(at)) return;
    const offset = at - this.now();
    if (offset < Math.max(...this.offsets) - SET_MS) this.offsets = [];
    this.offsets = [...this.offsets, offset].slice(-KEPT);
  }

  /** Epoch ms on the server's clock. */
  read(): number {
    return this.now() + (this.offsets.length > 0 ? Math.max(...this.offsets) : 0);
  }
}
