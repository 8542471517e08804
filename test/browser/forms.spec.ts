import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone } from '../support/http-client';
import { aContract, anOffer, dayFromToday, eventually } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { FORMS } from './forms/table';
import { TryForm } from './forms/try-form';
import { aWorld, type Filled } from './forms/world';
import { wrongWith } from './look';
import { aWindow, comeIn, shot, signIn, startSite, visit, WIDTHS } from './visit';

/** `npm test` types two wrong things into every field of two forms and leaves one once; `npm run test:long` everything into all, every way out. */
const LONG = process.env['LONG'] === '1';
const IN_SHORT = ['a lot for sale', 'what a buyer may owe'];

// Goal: what is wrong is said at its field, in the reader's language, and nothing typed is lost.
let browser: Browser;
let server: TestServer;
let cooperative: Person;
let processor: Person;
let contractId: string;
let filled: Filled;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  const operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
  processor = await aPerson(operator, 'processor');
  contractId = (await aContract(operator, cooperative, processor)).id;
  filled = await aWorld(operator, { cooperative, processor, contractId });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  page = await aWindow(browser, WIDTHS.desk);
});
afterEach(() => page.context().close());

/** What is said beneath a field. */
async function saidAt(label: string): Promise<string> {
  const field = page.getByLabel(label, { exact: true });
  await field.and(page.locator('[aria-invalid="true"]')).waitFor();
  const note = await field.getAttribute('aria-describedby');
  return page.locator(`[id="${note}"]`).innerText();
}

test('a wrong password is refused in words, and the name stays', async () => {
  await page.goto(`${server.url}/sign-in?to=/contracts`);
  await page.getByLabel('Số điện thoại hoặc email').fill(processor.signInName);
  await page.getByLabel('Mật khẩu').fill('khong-phai-mat-khau-nay');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  const refused = page.getByRole('alert').or(page.locator('[aria-invalid="true"]'));
  await refused.first().waitFor();
  expect(await page.getByLabel('Số điện thoại hoặc email').inputValue()).toBe(processor.signInName);
  await page.getByLabel('Mật khẩu').fill(processor.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/contracts');
});

test('nothing filled in: each field asks for itself, nothing is sent', async () => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  expect(await saidAt('Mật khẩu')).toBe('Điền mật khẩu');
});

test('a screen behind the sign-in leads to it and back', async () => {
  await page.goto(`${server.url}/contracts/${contractId}`);
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await page.getByLabel('Số điện thoại hoặc email').fill(processor.signInName);
  await page.getByLabel('Mật khẩu').fill(processor.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/contracts/${contractId}`);
});

test('the server’s refusal stands at its field, follows the language, and the typed text stays', async () => {
  await comeIn(page, server, processor);
  await visit(page, server, `/contracts/${contractId}`);
  await page.getByLabel('Ngày giao').selectOption(dayFromToday(4));
  await page.getByLabel('Khối lượng').fill('30 tấn');
  await page.getByRole('button', { name: 'Gọi hàng 30,0 tấn' }).click();
  const vietnamese = await saidAt('Khối lượng');
  expect(vietnamese).not.toBe('');
  await page.locator('button[aria-haspopup="dialog"]:visible').click();
  await page.getByRole('button', { name: 'English' }).click();
  const english = await saidAt('Weight');
  expect(english).not.toBe(vietnamese);
  expect(await page.getByLabel('Weight').inputValue()).toBe('30 tấn');
  await page.reload();
  await page.getByRole('heading', { name: 'New call-off' }).waitFor();
});

test.each(FORMS.filter(({ name }) => LONG || IN_SHORT.includes(name)))(
  '$name: what is wrong is said, what is right is read, and nothing typed is lost',
  async (row) => {
    const person = filled.people[row.who];
    if (person === undefined) throw new Error(`Nobody is there to fill in ${row.name}.`);
    await comeIn(page, server, person);
    expect(await new TryForm(page, server, row, filled.world, person).faults(LONG)).toEqual([]);
  },
  300_000,
);

test('a figure that can be read two ways is echoed, never guessed in silence', async () => {
  await comeIn(page, server, cooperative);
  await visit(page, server, '/sell');
  await page.getByLabel('Sản lượng').fill('1.500');
  await page.getByText('Hiểu là 1.500.000 kg. Nếu là 1.500 kg, gõ 1.500 kg.').waitFor();
  await page.getByLabel('Sản lượng').fill('1.500 kg');
  await page.getByText('= 1.500 kg').waitFor();
  await page.getByLabel('Giá tối thiểu, tại vườn').fill('7,5 nghìn');
  await page.getByText('= 7.500 đ/kg').waitFor();
});

test('a season’s weight is split only when it can be, says what each period got, and is put back', async () => {
  await comeIn(page, server, processor);
  await visit(page, server, '/contracts/new');
  const total = page.getByLabel('Cả vụ, tấn');
  const first = page.getByLabel('Khối lượng, tấn').first();
  const split = page.getByRole('button', { name: 'Chia theo tháng' });
  await split.click();
  expect(await saidAt('Cả vụ, tấn')).toBe('Điền sản lượng cả vụ trước khi chia');
  await total.fill('nhiều');
  await split.click();
  expect(await saidAt('Cả vụ, tấn')).toBe('Cả vụ, tấn: không đọc được con số này');
  await total.fill('2 kg');
  await split.click();
  expect(await saidAt('Cả vụ, tấn')).toMatch(/^2\skg không đủ chia cho \d kỳ$/);
  await total.fill('9,1');
  await page.getByLabel('Đến ngày').first().fill('31/02/2027');
  await page.getByLabel('Đến ngày').first().blur();
  await split.click();
  expect(await saidAt('Cả vụ, tấn')).toMatch(/chưa chia được$/);
  expect(await first.inputValue()).toBe('');
  await page.reload();
  await page.locator('[data-kept]').waitFor();
  expect(await total.inputValue()).toBe('9,1');
  await page.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  await total.fill('9,1');
  await split.click();
  const told = page.locator('[data-split]');
  await told.getByText(/^Đã chia 9,1\stấn thành \d kỳ, theo số ngày của mỗi kỳ:/).waitFor();
  expect(await first.inputValue()).not.toBe('');
  expect(await wrongWith(page, 'split')).toEqual([]);
  await shot(page, 'split');
  await told.getByRole('button', { name: 'Hoàn tác' }).click();
  await told.waitFor({ state: 'detached' });
  expect(await first.inputValue()).toBe('');
});

test('a double press posts one offer, and Enter posts none', async () => {
  await comeIn(page, server, cooperative);
  await visit(page, server, '/sell');
  await page.getByRole('radio', { name: 'Loại 1' }).check();
  await page.getByLabel('Sản lượng').fill('2,5');
  await page.getByLabel('Giá tối thiểu, tại vườn').fill('9.000');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).pathname).toBe('/sell');
  await page.getByRole('button', { name: /^Đăng 2,5 tấn/ }).dblclick();
  await page.waitForURL((url) => url.pathname === '/mine');
  await page.getByText('Còn 2,5 tấn').waitFor();
  expect(await page.locator('[data-offer]', { hasText: 'Còn 2,5 tấn' }).count()).toBe(1);
});

test('the prices of many lots change at once, seen before, and go back', async () => {
  const clerk = await aPerson(await signInOperator(server.url), 'cooperative');
  for (const askVndPerKg of [7_000, 7_500, 9_000]) expectDone(await clerk.http.post('/api/v1/offers', anOffer({ askVndPerKg })));
  const asks = async () => {
    const { items } = expectDone(await clerk.http.get<{ items: { askVndPerKg: number }[] }>('/api/v1/offers'));
    return items.map((offer) => offer.askVndPerKg).sort((a, b) => a - b);
  };
  await comeIn(page, server, clerk);
  await visit(page, server, '/mine');
  await page.getByRole('button', { name: 'Đổi giá nhiều lô' }).click();
  const dialog = page.getByRole('dialog', { name: 'Đổi giá nhiều lô' });
  await dialog.getByRole('radio', { name: 'Giảm bớt' }).check();
  await dialog.getByLabel('Mỗi kg').fill('rẻ hơn');
  await dialog.getByRole('button', { name: /^Đổi giá/ }).click();
  expect(await saidAt('Mỗi kg')).toBe('Mỗi kg phải là số, ví dụ 7.500');
  await dialog.getByLabel('Mỗi kg').fill('0,5k');
  await dialog.getByRole('checkbox').first().uncheck();
  expect(await dialog.locator('[data-repriced]').count()).toBe(2);
  const wrong = await wrongWith(page, 'reprice', { within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Đổi giá 2 lô' }).dblclick();
  await page.getByText('Đã đổi giá 2 lô').waitFor();
  expect(await asks()).toEqual([6_500, 7_000, 9_000]);
  await page.getByRole('button', { name: /^Hoàn tác/ }).click();
  await page.getByText('Đã trả giá cũ cho 2 lô').waitFor();
  expect(await asks()).toEqual([7_000, 7_500, 9_000]);
  expect(wrong).toEqual([]);
});

test('a session that ends in the middle of a form is opened again over it, and what was typed is sent', async () => {
  const clerk = await aPerson(await signInOperator(server.url), 'cooperative');
  await signIn(page, server, clerk);
  await visit(page, server, '/sell');
  await page.getByRole('radio', { name: 'Loại 1' }).check();
  await page.getByLabel('Sản lượng').fill('1,5');
  await page.getByLabel('Giá tối thiểu, tại vườn').fill('9.000');
  expectDone(await clerk.http.delete('/api/v1/sessions'));
  // What is remembered of a session may hold for a second more.
  const asked = async () => (await page.request.get(`${server.url}/api/v1/sessions/current`)).status();
  await eventually(asked, (status) => status === 401, 30_000);
  const refused = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.status() === 401);
  // Pressed also when the socket's end has asked already and the dialog covers the button: it is asked once.
  await page.getByRole('button', { name: /^Đăng 1,5 tấn/ }).dispatchEvent('click');
  await refused;
  const dialog = page.getByRole('dialog', { name: 'Đăng nhập' });
  await dialog.getByLabel('Số điện thoại hoặc email').fill(clerk.signInName);
  await dialog.getByLabel('Mật khẩu').fill(clerk.password);
  await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Sản lượng').inputValue()).toBe('1,5');
  await page.getByRole('button', { name: /^Đăng 1,5 tấn/ }).click();
  await page.waitForURL((url) => url.pathname === '/mine');
  await page.getByText('Còn 1,5 tấn').waitFor();
});
