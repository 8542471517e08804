import type { Locator, Page, Route } from 'playwright-core';
import type { TestServer } from '../support/server';
import type { FieldRow, FormRow, Takes, World } from './form-table';
import { faultsOf, visit } from './visit';

/** Longer than any field takes, and no figure. */
const HUGE = '9'.repeat(4_000);

const NO_FIGURE = ['nhiều', '1.2.3', '1,5 tạ tấn', HUGE];
/** What people type by mistake, by what the field takes. */
const WRONG: Readonly<Record<Takes, readonly string[]>> = {
  weight: ['', '0', '-5', '0,0005', '12.000.000', ...NO_FIGURE],
  kg: ['0', '-5', '0,5 kg', ...NO_FIGURE],
  price: ['', '0', '-5', '0,5', '999.999.999.999', ...NO_FIGURE],
  count: ['', '1,5', ...NO_FIGURE],
  decimal: ['', ...NO_FIGURE],
  sum: ['12 đô', ...NO_FIGURE],
  words: [],
};
/** What a single run of the tests types of them; the long run types all. */
const SOME = 2;

interface Sent {
  readonly key: string | undefined;
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly problem: object;
}

/** Stands between the page and the server: writes down what is sent, and answers as it is told. The server never hears of it. */
class Between {
  readonly sent: Sent[] = [];
  answer: Answer = { status: 500, problem: {} };
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
    this.sent.push({ key: request.headers()['idempotency-key'], body: JSON.parse(request.postData() ?? '{}') });
    await this.gate;
    const { status, problem } = this.answer;
    await route.fulfill({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status, transient: false, ...problem }),
    });
  }
}

const said = (label: string): { detailVi: string; detailEn: string } => ({
  detailVi: `Máy chủ không nhận: ${label}`,
  detailEn: `The server refuses: ${label}`,
});

/** The server's no to some fields. */
function refusal(fields: readonly FieldRow[]): Answer {
  const errors = fields.map(({ label, sent, refusedAs }) => ({ field: refusedAs ?? sent, code: 'test.refused', ...said(label) }));
  return { status: 422, problem: { code: 'input.invalid', ...said('phiếu'), errors } };
}

const at = (body: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((level, name) => (level as Record<string, unknown> | undefined)?.[name], body);

/** One form in one page: typed wrong, typed right, pressed twice, refused, left, closed, signed out of, and thrown away. */
export class TryForm {
  private readonly between = new Between();

  constructor(
    private readonly page: Page,
    private readonly server: TestServer,
    private readonly row: FormRow,
    private readonly world: World,
  ) {}

  /** What is wrong with it; nothing when all is well. Not all: two wrong things a field, and only the last way out. */
  async faults(all: boolean): Promise<string[]> {
    const { page, between, row } = this;
    await between.stand(page);
    await this.open();
    const empty = await this.texts();
    await row.choose?.(page, this.world);
    await this.fillAll();
    const wrong = [...(await this.tryWrong(all)), ...(await this.tryTwice())];
    const typed = await this.texts();
    for (const [how, leave] of Object.entries(this.waysOut()).slice(all ? 0 : -1)) {
      await leave();
      await page.locator('[data-kept]').first().waitFor();
      wrong.push(...differs(`after ${how}`, await this.texts(), typed));
    }
    wrong.push(...(await this.trySignedOut(typed)));
    await page.getByRole('button', { name: 'Bỏ bản nháp' }).first().click();
    await page.locator('[data-kept]').waitFor({ state: 'detached' });
    await this.unfold();
    wrong.push(...differs('thrown away', await this.texts(), empty));
    return [...wrong, ...faultsOf(page).filter((fault) => !fault.includes('status of 500'))].map((fault) => `${row.name}: ${fault}`);
  }

  private async open(): Promise<void> {
    await visit(this.page, this.server, this.row.path);
    await this.unfold();
  }

  private async unfold(): Promise<void> {
    await this.row.open?.(this.page);
    await this.field(this.row.fields[0]).waitFor();
  }

  private field(field: FieldRow | undefined): Locator {
    return this.page
      .getByLabel(field?.label ?? '', { exact: true })
      .and(this.page.locator('input'))
      .first();
  }

  private async texts(): Promise<string[]> {
    const texts: string[] = [];
    for (const field of this.row.fields) texts.push(await this.field(field).inputValue());
    return texts;
  }

  private async fillAll(): Promise<void> {
    for (const field of this.row.fields) {
      await this.field(field).fill(field.good);
      await this.field(field).blur();
    }
  }

  /** Presses the button that sends, if it may be pressed. */
  private async press(times: 1 | 2): Promise<boolean> {
    const button = this.page.locator('main').getByRole('button', { name: this.row.send }).last();
    if (await button.isDisabled()) return false;
    if (times === 1) await button.click();
    else await button.dblclick();
    return true;
  }

  private async tryWrong(all: boolean): Promise<string[]> {
    const { between } = this;
    const wrong: string[] = [];
    for (const field of this.row.fields) {
      const bad = WRONG[field.takes].filter((text) => text !== '' || field.optional === undefined);
      for (const text of all ? bad : bad.slice(0, SOME)) {
        const input = this.field(field);
        await input.fill(text);
        await input.blur();
        const kept = await input.inputValue();
        const before = between.sent.length;
        between.answer = refusal([field]);
        const isPressed = await this.press(1);
        const name = `${field.label} ← ${JSON.stringify(text.slice(0, 20))}`;
        // Said at its field, by the page or by the server; where nothing is typed, a button that cannot be pressed says so too.
        if (isPressed || text !== '') await this.saidAt(field);
        for (const { body } of between.sent.slice(before)) {
          const value = at(body, field.sent);
          if (typeof value === 'number' || (text !== '' && (value === undefined || value === null)))
            wrong.push(`${name} is sent as ${String(value)}`);
        }
        if ((await input.inputValue()) !== kept) wrong.push(`${name} is changed`);
        await input.fill(field.good);
        await input.blur();
      }
    }
    return wrong;
  }

  private async saidAt(field: FieldRow): Promise<void> {
    await this.field(field).and(this.page.locator('[aria-invalid="true"]')).waitFor();
  }

  /** What is right is read with its units and marks; pressed twice it is one thing; what the server refuses stands at its field. */
  private async tryTwice(): Promise<string[]> {
    const { page, between, row } = this;
    const wrong: string[] = [];
    const typed = await this.texts();
    const before = between.sent.length;
    const open = between.hold();
    between.answer = refusal(row.fields);
    await this.press(2);
    await eventuallySent(between, before);
    open();
    for (const field of row.fields) {
      const note = await this.field(field).and(page.locator('[aria-invalid="true"]')).getAttribute('aria-describedby');
      const words = await page.locator(`[id="${note}"]`).innerText();
      if (!words.includes(said(field.label).detailVi)) wrong.push(`${field.label} says ${words}`);
    }
    const sent = between.sent.slice(before);
    if (new Set(sent.map(({ key }) => key)).size !== 1) wrong.push(`pressed twice it was sent under ${sent.length} keys`);
    for (const { label, sent: path, as } of row.fields) {
      const value = at(sent[0]?.body, path);
      if (as === undefined ? value === undefined : value !== as) wrong.push(`${label} is sent as ${JSON.stringify(value)}`);
    }
    return [...wrong, ...differs('refused', await this.texts(), typed)];
  }

  private waysOut(): Readonly<Record<string, () => Promise<void>>> {
    const { page } = this;
    return {
      'a reload': async () => {
        await page.reload();
        await this.unfold();
      },
      'the back button': async () => {
        await page.goto(`${this.server.url}/notices`);
        await page.goBack();
        await this.unfold();
      },
      'a closed tab': async () => {
        const tab = await page.context().newPage();
        await tab.goto(`${this.server.url}/notices`);
        await page.goto('about:blank');
        await this.open();
        await tab.close();
      },
    };
  }

  /** The session is over: asked for over the page, and everything typed is still there. */
  private async trySignedOut(typed: readonly string[]): Promise<string[]> {
    this.between.answer = { status: 401, problem: { code: 'auth.required', ...said('phiên') } };
    await this.press(1);
    const dialog = this.page.getByRole('dialog', { name: 'Đăng nhập' });
    await dialog.waitFor();
    await this.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return differs('signed out', await this.texts(), typed);
  }
}

const WAIT_MS = 30_000;

async function eventuallySent(between: Between, before: number): Promise<void> {
  const until = Date.now() + WAIT_MS;
  while (between.sent.length === before) {
    if (Date.now() > until) throw new Error('Nothing was sent.');
    await new Promise((again) => setTimeout(again, 20));
  }
}

function differs(when: string, now: readonly string[], before: readonly string[]): string[] {
  return now.flatMap((text, nth) => (text === before[nth] ? [] : [`${when}: “${before[nth]}” is “${text.slice(0, 40)}”`]));
}
