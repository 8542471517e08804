/** A small generator of its own (xorshift), so that the same market always takes the same walk. */
export class LotWalk {
  private state = 0x9e3779b9;

  /** A whole number from 0 to count − 1. */
  below(count: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % count;
  }
}
