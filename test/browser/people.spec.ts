import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone } from '../support/http-client';
import { anOffer, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { sql } from '../support/test-databases';
import { wrongWith } from './look';
import { aWindow, comeIn, faultsOf, shot, signIn, startSite, visit, WIDTHS } from './visit';

// Goal: whoever comes in, invites, or sees to their own account can do it on the desk and on the phone, with a keyboard and a reader.
jest.setTimeout(180_000);
let browser: Browser;
let server: TestServer;
let page: Page;
let manager: Person;

beforeAll(async () => {
  server = await startSite();
  browser = await openBrowser();
  manager = await aPerson(await signInOperator(server.url), 'cooperative');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('pages of whoever is not signed in are clean: applying, a forgotten password, an invitation that is none', async () => {
  page = await aWindow(browser, WIDTHS.desk);
  const wrong: string[] = [];
  for (const [name, path, heading] of [
    ['apply', '/apply', 'Đăng ký tổ chức'],
    ['reset', '/reset', 'Quên mật khẩu'],
    ['join', '/join#nothing', 'Lời mời'],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByRole('heading', { name: heading }).waitFor();
    wrong.push(...(await wrongWith(page, name)));
  }
  expect([...wrong, ...faultsOf(page)]).toEqual([]);
  await page.context().close();
});

test('an account, a team with an invitation, and the operator’s queue are clean', async () => {
  page = await aWindow(browser, WIDTHS.desk);
  await comeIn(page, server, manager);
  await page.goto(`${server.url}/account`);
  await page.getByRole('button', { name: 'Bật ứng dụng xác thực' }).click();
  await page.getByRole('img', { name: 'QR' }).waitFor();
  const wrong = await wrongWith(page, 'account');
  await page.goto(`${server.url}/team`);
  await page.getByRole('button', { name: 'Tạo lời mời' }).click();
  await page.getByText(/\/join#/).waitFor();
  wrong.push(...(await wrongWith(page, 'team')));
  const link = await page.getByText(/\/join#/).innerText();
  const guest = await aWindow(browser, WIDTHS.phone);
  await guest.goto(link);
  await guest.getByLabel('Họ và tên').fill('Lò Thị Xuân');
  await guest.getByLabel('Số điện thoại hoặc email').fill('xuan.guest@test.muavu.vn');
  await guest.getByLabel('Mật khẩu').fill('một câu dài dễ nhớ 2026');
  await guest.getByLabel(/^Tôi đồng ý cho dùng dữ liệu cá nhân/).check();
  await guest.getByRole('button', { name: 'Tham gia' }).click();
  await guest.getByText('Đã tham gia').waitFor();
  const operatorPage = page;
  page = await aWindow(browser, WIDTHS.desk);
  await signIn(page, server, { signInName: 'operator@demo.muavu.vn', password: 'van-hanh-cho-mua-vu-2026' } as Person);
  await page.goto(`${server.url}/verify`);
  await page.getByRole('heading', { name: 'Xác minh tổ chức' }).waitFor();
  await page.getByText('Đang hoạt động').first().click();
  wrong.push(...(await wrongWith(page, 'verify')));
  expect([...wrong, ...faultsOf(page), ...faultsOf(guest), ...faultsOf(operatorPage)]).toEqual([]);
});

test('the operator notes sisters and works for a cooperative, whose people see that staff did it', async () => {
  const operator = await signInOperator(server.url);
  const mark = randomUUID().slice(0, 8);
  const [one, other] = [
    await aPerson(operator, 'cooperative', { name: `HTX Mận ${mark}` }),
    await aPerson(operator, 'trader', { name: `Vựa ${mark}` }),
  ];
  page = await aWindow(browser, WIDTHS.desk);
  await comeIn(page, server, { http: operator });
  await page.goto(`${server.url}/verify`);
  await page.getByText('Đang hoạt động').first().click();
  await page.getByLabel('Tìm theo tên').fill(`HTX Mận ${mark}`);
  const card = page.getByRole('article', { name: `HTX Mận ${mark}` });
  await card.getByText(/^Cùng chủ với/).click();
  await card.getByLabel('Tìm đơn vị cùng chủ theo tên').fill(`Vựa ${mark}`);
  await card.getByRole('button', { name: `Ghi cùng chủ với Vựa ${mark}` }).click();
  await card.getByText(`Cùng chủ với: Vựa ${mark}`).waitFor();
  await shot(page, 'sisters');
  const groups = await sql<{ n: string }>(
    server.databaseUrl,
    'SELECT count(DISTINCT owner_group) AS n FROM organisations WHERE id = ANY($1)',
    [[one.organisationId, other.organisationId]],
  );
  expect(Number(groups[0]?.n)).toBe(1);
  await card.getByRole('button', { name: 'Làm thay' }).click();
  await page.getByText(`Đang làm thay HTX Mận ${mark}.`).waitFor();
  await visit(page, server, '/sell');
  await page.getByRole('radio', { name: 'Loại 1' }).check();
  await page.getByLabel('Sản lượng').fill('2,5');
  await page.getByLabel('Giá tối thiểu, tại vườn').fill('9.000');
  const wrong = await wrongWith(page, 'acting for somebody');
  await shot(page, 'behalf');
  await page.getByRole('button', { name: /^Đăng 2,5 tấn/ }).click();
  await page.waitForURL((url) => url.pathname === '/mine');
  await page.getByRole('button', { name: 'Thôi làm thay' }).click();
  await page.getByRole('heading', { name: 'Xác minh tổ chức' }).waitFor();
  await page.context().clearCookies();
  await comeIn(page, server, one);
  await visit(page, server, '/mine');
  await page.getByText('Nhân viên sàn làm thay').waitFor();
  await shot(page, 'by-staff');
  expect([...wrong, ...faultsOf(page)]).toEqual([]);
  await page.context().close();
});

test('an officer gives a reason before reading details, and everybody concerned can read it', async () => {
  const operator = await signInOperator(server.url);
  const officer = await aPerson(operator, 'department');
  const name = `HTX Nhãn ${randomUUID().slice(0, 8)}`;
  const read = await aPerson(operator, 'cooperative', { name });
  const offer = expectDone(await read.http.post<{ id: string }>('/api/v1/offers', anOffer()));
  const sister = await aPerson(operator, 'trader', { name: name.replace('HTX', 'Vựa') });
  const terms = { kg: 1_000, farmGateVndPerKg: 6_500, placeId: 'mkt-hanoi', deliverFrom: dayFromToday(1), deliverTo: dayFromToday(3) };
  expectDone(await sister.http.post(`/api/v1/offers/${offer.id}/bids`, terms));
  await sql(
    server.databaseUrl,
    `INSERT INTO memberships (member_id, organisation_id, role) SELECT id, $1, 'buyer' FROM members WHERE sign_in_name = $2`,
    [sister.organisationId, read.signInName],
  );
  page = await aWindow(browser, WIDTHS.desk);
  await comeIn(page, server, officer);
  await visit(page, server, '/oversight');
  await page.getByLabel('Tên đơn vị').fill(name.replace('Nhãn', 'nhan'));
  await page.getByRole('button', { name }).click();
  await page.getByLabel('Lý do xem').fill('ngắn');
  await page.getByRole('button', { name: 'Xem chi tiết' }).click();
  await page.getByLabel('Lý do xem').and(page.locator('[aria-invalid="true"]')).waitFor();
  await page.getByLabel('Lý do xem').fill('Đơn khiếu nại số 12 ngày 20/11');
  await page.getByRole('button', { name: 'Xem chi tiết' }).click();
  await page
    .getByRole('cell', { name: /thêm lô bán/ })
    .first()
    .waitFor();
  await page.getByLabel('Lý do tìm dấu hiệu').fill('Đơn khiếu nại số 12 ngày 20/11');
  await page.getByRole('button', { name: 'Tìm dấu hiệu' }).click();
  const ring = page.getByRole('region', { name: `${name}, ${name.replace('HTX', 'Vựa')}` });
  await ring.getByRole('cell', { name: 'Cùng người ở cả hai bên' }).waitFor();
  const wrong = await wrongWith(page, 'oversight');
  await shot(page, 'oversight');
  for (const reader of [{ http: operator }, read]) {
    await page.context().clearCookies();
    await comeIn(page, server, reader);
    await visit(page, server, '/team');
    await page.getByLabel('Hành động').selectOption('read');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await page.getByText('Lý do: Đơn khiếu nại số 12 ngày 20/11').first().waitFor();
  }
  await shot(page, 'reads');
  expect([...wrong, ...faultsOf(page)]).toEqual([]);
  await page.context().close();
});

test('a session whose whole time is nearly over says so in time, and is opened anew over the form', async () => {
  const clerk = await aPerson(await signInOperator(server.url), 'cooperative');
  await sql(
    server.databaseUrl,
    `UPDATE sessions s SET expires_at = clock_timestamp() + interval '4 minutes' FROM members m WHERE m.id = s.member_id AND m.sign_in_name = $1`,
    [clerk.signInName],
  );
  // The server remembers for a second what it read when they signed in; a page that is there sooner would read that.
  await eventually(
    async () => expectDone(await clerk.http.get<{ endsAt: string }>('/api/v1/sessions/current')),
    ({ endsAt }) => Date.parse(endsAt) - Date.now() < 300_000,
    30_000,
  );
  page = await aWindow(browser, WIDTHS.desk);
  await comeIn(page, server, clerk);
  await visit(page, server, '/sell');
  await page.getByLabel('Sản lượng').fill('1,5');
  const warning = page.getByRole('alert').filter({ hasText: 'dù vẫn đang dùng' });
  await warning.waitFor();
  await shot(page, 'ending');
  await warning.getByRole('button', { name: 'Đăng nhập lại' }).click();
  const dialog = page.getByRole('dialog', { name: 'Đăng nhập' });
  await dialog.getByLabel('Số điện thoại hoặc email').fill(clerk.signInName);
  await dialog.getByLabel('Mật khẩu').fill(clerk.password);
  await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
  await dialog.waitFor({ state: 'detached' });
  await warning.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Sản lượng').inputValue()).toBe('1,5');
  expect(faultsOf(page)).toEqual([]);
  await page.context().close();
});

/** Names and words that would run if any screen took them for markup. */
const SCRIPTS = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "';alert(1);//",
  '<iframe srcdoc="<script>alert(1)</script>">',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)//',
  '<a href="javascript:alert(1)">x</a>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>',
  '<details open ontoggle=alert(1)>',
];
const NAMED = process.env['LONG'] === '1' ? 500 : 8;

test(`TM-12 ${NAMED} organisations named by scripts, and their words, are text on every screen that shows them`, async () => {
  const operator = await signInOperator(server.url);
  const buyer = await aPerson(operator, 'trader');
  const sellers: Person[] = [];
  for (let n = 0; n < NAMED; n++) {
    const name = `${SCRIPTS[n % SCRIPTS.length]} ${n}`;
    const seller = await aPerson(operator, 'cooperative', { name });
    sellers.push(seller);
    const offer = expectDone(await seller.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000 })));
    const bid = { kg: 100, farmGateVndPerKg: 6_000, placeId: 'mkt-hanoi', deliverFrom: dayFromToday(1), deliverTo: dayFromToday(6) };
    expectDone(await buyer.http.post(`/api/v1/offers/${offer.id}/bids`, { ...bid, note: name }));
  }
  page = await aWindow(browser, WIDTHS.desk);
  let ran = 0;
  page.on('dialog', (dialog) => {
    ran++;
    void dialog.dismiss();
  });
  await comeIn(page, server, sellers[0] as Person);
  for (const path of ['/markets/mango', '/mine', '/team', '/account']) {
    await page.goto(server.url + path);
    await page.getByRole('status', { name: 'Đang tải' }).waitFor({ state: 'detached' });
  }
  await page.context().clearCookies();
  await comeIn(page, server, buyer);
  for (const path of ['/lots', '/orders', '/mine']) {
    await page.goto(server.url + path);
    await page.getByRole('status', { name: 'Đang tải' }).waitFor({ state: 'detached' });
  }
  expect([ran, await page.locator('img[src="x"], iframe, svg[onload], details[ontoggle]').count(), faultsOf(page)]).toEqual([0, 0, []]);
}, 600_000);
