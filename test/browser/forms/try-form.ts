import type { Locator, Page } from 'playwright-core';
import type { TestServer } from '../../support/server';
import type { Person } from '../../support/people';
import { faultsOf, visit } from '../visit';
import { Between, type Answer } from './between';
import type { FieldRow, FormRow, Takes, World } from './form-row';

/** Longer than any field takes, and no figure. */
const HUGE = '9'.repeat(4_000);

const NO_FIGURE = ['nhiều', '1.2.3', '1,5 tạ tấn', HUGE];
/** What people type by mistake, by what the field takes. */
const WRONG: Readonly<Record<Takes, readonly string[]>> = {
  weight: ['', '0', '-5', '0,0005', '12.000.000', ...NO_FIGURE],
  kg: ['', '0', '-5', '0,5 kg', '9.999.999.999 kg', ...NO_FIGURE],
  price: ['', '0', '-5', '0,5', '999.999.999.999', ...NO_FIGURE],
  count: ['', '1,5', ...NO_FIGURE],
  decimal: ['', ...NO_FIGURE],
  sum: ['12 đô', ...NO_FIGURE],
  day: ['31/02/2026', '2026-13-01', '1/1/206', '29/2/2027', 'mai', HUGE],
  time: ['25:00', '5:60', 'sáng', HUGE],
  words: ['', HUGE],
};
/** What a single run of the tests types of them; the long run types all. */
const SOME = 2;

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
    private readonly person: Pick<Person, 'signInName' | 'password'>,
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
    if (row.isShort !== true) wrong.push(...(await this.tryLeaving(typed, all)));
    wrong.push(...(all ? await this.trySignedOut(typed) : await this.tryUnknown(typed)));
    if (row.isShort !== true) wrong.push(...(await this.tryThrowing(empty)));
    return [...wrong, ...faultsOf(page).filter((fault) => !fault.includes('status of 500'))].map((fault) => `${row.name}: ${fault}`);
  }

  private async tryLeaving(typed: readonly string[], all: boolean): Promise<string[]> {
    const { page } = this;
    const wrong: string[] = [];
    for (const [how, leave] of Object.entries(this.waysOut()).slice(all ? 0 : -1)) {
      await leave();
      await page.locator('[data-kept]').first().waitFor();
      wrong.push(...differs(`after ${how}`, await this.texts(), typed));
    }
    return wrong;
  }

  private async tryThrowing(empty: readonly string[]): Promise<string[]> {
    const { page } = this;
    await page.getByRole('button', { name: 'Bỏ bản nháp' }).first().click();
    await page.locator('[data-kept]').waitFor({ state: 'detached' });
    await this.unfold();
    return differs('thrown away', await this.texts(), empty);
  }

  private async open(): Promise<void> {
    await visit(this.page, this.server, this.row.path(this.world));
    await this.unfold();
  }

  private async unfold(): Promise<void> {
    const areSeen = await Promise.all(this.row.fields.map((field) => this.field(field).isVisible()));
    if (areSeen.includes(false)) await this.row.open?.(this.page);
    await this.field(this.row.fields[0]).waitFor();
  }

  /** The form alone, where its page has fields and buttons of the same names. */
  private get frame(): Locator {
    return this.page.locator(this.row.within ?? 'main').first();
  }

  private field(field: FieldRow | undefined): Locator {
    return this.frame
      .getByLabel(field?.label ?? '', { exact: true })
      .and(this.page.locator('input, textarea'))
      .first();
  }

  private async texts(): Promise<string[]> {
    const texts: string[] = [];
    for (const field of this.row.fields) {
      const input = this.field(field);
      // A field may come only with what is chosen.
      texts.push((await input.count()) === 0 ? '' : await input.inputValue());
    }
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
    const { send, confirm } = this.row;
    const button = this.frame.getByRole('button', { name: send }).last();
    if (await button.isDisabled()) return false;
    const tap = (what: Locator, n: 1 | 2) => (n === 1 ? what.click() : what.dblclick());
    if (confirm === undefined) await tap(button, times);
    else {
      await button.click();
      const yes = this.page.getByRole('dialog').getByRole('button', { name: confirm });
      await yes.or(this.frame.locator('[aria-invalid="true"]')).first().waitFor();
      // What is wrong is said before anybody is asked.
      if ((await yes.count()) === 0) return false;
      await tap(yes, times);
    }
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
    const isBare = sent.some(({ method, key }) => method === 'POST' && key === undefined);
    if (isBare !== (row.isKeyless === true)) wrong.push(isBare ? 'it is sent under no key' : 'it has a key after all');
    if (row.isKeyless === true && sent.length > 1) wrong.push(`pressed twice it is sent ${sent.length} times`);
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

  /** The server knows nobody: asked for over the page, and everything typed is still there. */
  private async tryUnknown(typed: readonly string[]): Promise<string[]> {
    this.between.answer = { status: 401, problem: { code: 'auth.required', ...said('phiên') } };
    await this.press(1);
    const dialog = this.page.getByRole('dialog', { name: 'Đăng nhập' });
    await dialog.waitFor();
    await this.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return differs('signed out', await this.texts(), typed);
  }

  /** The session is over and the server itself says so; signed in again over the page the same thing is sent, under the same key. */
  private async trySignedOut(typed: readonly string[]): Promise<string[]> {
    const { page, between, person } = this;
    await page.context().clearCookies();
    between.isAside = true;
    await this.press(1);
    const dialog = page.getByRole('dialog', { name: 'Đăng nhập' });
    await dialog.getByLabel('Số điện thoại hoặc email').fill(person.signInName);
    await dialog.getByLabel('Mật khẩu').fill(person.password);
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
    await dialog.waitFor({ state: 'detached' });
    between.isAside = false;
    const wrong = differs('signed in again', await this.texts(), typed);
    const before = between.sent.length;
    between.answer = refusal(this.row.fields);
    await this.press(1);
    await eventuallySent(between, before);
    if (JSON.stringify(between.sent.at(-1)) !== JSON.stringify(between.sent[before - 1]))
      wrong.push('signed in again: other things are sent');
    return [...wrong, ...differs('sent again', await this.texts(), typed)];
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
