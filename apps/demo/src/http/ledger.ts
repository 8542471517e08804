/** What became of every request, and how long the answers took: the figures of the run. */
export class Ledger {
  private readonly counts = new Map<string, number>();
  private readonly unexpected: string[] = [];
  private readonly times = new Map<string, number[]>();
  private writeCount = 0;
  private serverErrors = 0;
  private networkFaults = 0;

  /** An answer arrived. `code` is the problem's, empty for a success. */
  answered(answer: { route: string; method: string; status: number; code: string; ms: number }): void {
    const key = `${answer.method} ${answer.route} ${answer.status}${answer.code === '' ? '' : ` ${answer.code}`}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (answer.status >= 500) this.serverErrors += 1;
    if (answer.method === 'GET' || answer.status >= 300) return;
    this.writeCount += 1;
    const route = `${answer.method} ${answer.route}`;
    const times = this.times.get(route) ?? [];
    times.push(answer.ms);
    this.times.set(route, times);
  }

  /** No answer arrived: the request is sent again under the same key. */
  lost(): void {
    this.networkFaults += 1;
  }

  /** The server refused what it should have taken; the run fails, the first hundred are told. */
  refused(what: string): void {
    this.unexpected.push(what);
  }

  get writes(): number {
    return this.writeCount;
  }

  get fives(): number {
    return this.serverErrors;
  }

  get lostRequests(): number {
    return this.networkFaults;
  }

  get refusals(): readonly string[] {
    return this.unexpected;
  }

  /** Milliseconds of every successful write of these routes together. */
  timesOf(routes: readonly string[]): readonly number[] {
    return routes.flatMap((route) => this.times.get(route) ?? []);
  }

  /** How often each method, route, status and code came, most frequent first. */
  statuses(): readonly (readonly [string, number])[] {
    return [...this.counts].sort((a, b) => b[1] - a[1]);
  }
}
