import type { Page, Route } from 'playwright-core';

interface Sent {
  readonly method: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly problem: object;
}

/** Stands between the page and the server: writes down what is sent, and answers as it is told. The server never hears of it. */
export class Between {
  readonly sent: Sent[] = [];
  answer: Answer = { status: 500, problem: {} };
  /** The server itself answers, to a browser that has no session any more. */
  isAside = false;
  private gate: Promise<void> = Promise.resolve();

  async stand(page: Page): Promise<void> {
    await page.route('**/api/v1/**', (route) => this.meet(route));
  }

  /** Nobody is answered until the returned function is called. */
  hold(): () => void {
    let open: () => void = () => undefined;
    this.gate = new Promise((resolve) => (open = resolve));
    return () => open();
  }

  private async meet(route: Route): Promise<void> {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    if (request.method() === 'GET' || path.startsWith('/api/v1/sessions') || path.startsWith('/api/v1/notices')) return route.continue();
    if (this.isAside) return route.continue();
    this.sent.push({ method: request.method(), key: request.headers()['idempotency-key'], body: JSON.parse(request.postData() ?? '{}') });
    await this.gate;
    const { status, problem } = this.answer;
    await route.fulfill({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status, transient: false, ...problem }),
    });
  }
}
