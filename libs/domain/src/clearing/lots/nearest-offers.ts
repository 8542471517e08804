/** The cheapest few of the offers that are shown to it: a heap with the dearest of them on top. */
export class NearestOffers {
  readonly offer: Int32Array;
  count = 0;
  /** What an offer must cost less than to be among them. */
  limit = Infinity;
  private readonly dear: Float64Array;

  /** @param most how many are kept. */
  constructor(private readonly most: number) {
    this.offer = new Int32Array(most);
    this.dear = new Float64Array(most);
  }

  clear(): void {
    this.count = 0;
    this.limit = Infinity;
  }

  /** Keeps an offer below the limit; the dearest goes when there are too many. */
  add(offer: number, dear: number): void {
    if (this.count < this.most) this.rise(this.count++, offer, dear);
    else this.sink(offer, dear);
    if (this.count === this.most) this.limit = this.dear[0]!;
  }

  private rise(from: number, offer: number, dear: number): void {
    let at = from;
    for (let above = (at - 1) >> 1; at > 0 && this.dear[above]! < dear; above = (at - 1) >> 1) {
      this.put(at, this.offer[above]!, this.dear[above]!);
      at = above;
    }
    this.put(at, offer, dear);
  }

  private sink(offer: number, dear: number): void {
    let at = 0;
    for (let below = 1; below < this.most; below = 2 * at + 1) {
      const larger = below + 1 < this.most && this.dear[below + 1]! > this.dear[below]! ? below + 1 : below;
      if (this.dear[larger]! <= dear) break;
      this.put(at, this.offer[larger]!, this.dear[larger]!);
      at = larger;
    }
    this.put(at, offer, dear);
  }

  private put(at: number, offer: number, dear: number): void {
    this.offer[at] = offer;
    this.dear[at] = dear;
  }
}
