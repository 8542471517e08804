// @profiles embedded
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from '../support/browser';
import { expectDone, type HttpClient } from '../support/http-client';
import { anOffer, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { tooWide, violations } from './look';
import { aWindow, comeIn, faultsOf, shot, startSite, visit, WIDTHS } from './visit';

// Goal: a lot is bid on, haggled over and agreed to through the screens; the trade shows its story and its paper, and anyone can check it.
// Long stories: a bound of theirs is for a screen that never comes, not for a machine that has much else to do.
jest.setTimeout(300_000);

let browser: Browser;
let server: TestServer;
let operator: HttpClient;
let people: { cooperative: Person; trader: Person };
let screens: { cooperative: Page; trader: Page };

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  operator = await signInOperator(server.url);
  people = { cooperative: await aPerson(operator, 'cooperative'), trader: await aPerson(operator, 'trader', { placeId: 'mkt-hanoi' }) };
  screens = { cooperative: await aWindow(browser, WIDTHS.phone), trader: await aWindow(browser, WIDTHS.desk) };
  for (const who of ['cooperative', 'trader'] as const) await comeIn(screens[who], server, people[who]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** The same person reads on in another language. */
async function inLanguage(page: Page, language: 'vi' | 'en', path: string): Promise<void> {
  await page.evaluate(`localStorage.setItem('mua-vu.language', '${language}')`);
  await visit(page, server, path);
}

const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#e8a33d' } })
    .jpeg()
    .toBuffer();

test('bid, counter, yes, timeline, paper, check', async () => {
  const { cooperative, trader } = screens;
  const lot = expectDone(
    await people.cooperative.http.post<View>(
      '/api/v1/offers',
      anOffer({ kg: 3_000, harvestFrom: dayFromToday(4), harvestTo: dayFromToday(8) }),
    ),
  );
  await visit(trader, server, `/offers/${lot.id}`);
  await trader.getByLabel('Giá tại vườn').fill('5.800');
  await trader.getByLabel('Lời nhắn').fill('<b>lấy sớm</b>');
  await shot(trader, 'offer-buyer');
  await trader.getByRole('button', { name: 'Trả giá', exact: true }).click();
  await trader.locator('[data-bid][data-state="open"]').waitFor();
  // The phone is told of it, with the way there; who has looked has seen it.
  await visit(cooperative, server, '/m/notices');
  await cooperative.locator('nav [data-unseen="1"]').waitFor();
  await shot(cooperative, 'notices-phone');
  await cooperative.locator('[data-unseen]').waitFor({ state: 'detached' });
  await cooperative.locator('[data-notice="bid.received"] a').click();
  await cooperative.waitForURL((url) => url.pathname === `/offers/${lot.id}`);
  await cooperative.locator('[data-link="live"]').waitFor();
  await cooperative.getByText('<b>lấy sớm</b>').waitFor(); // markup is text
  await shot(cooperative, 'offer-seller-phone');
  await cooperative.getByLabel('Thêm ảnh').setInputFiles({ name: 'lo.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() });
  await cooperative.getByRole('button', { name: 'Ảnh 1' }).waitFor();
  await shot(cooperative, 'offer-photo-phone');
  await cooperative.getByLabel('Giá tại vườn').fill('6.100');
  await cooperative.getByRole('button', { name: 'Trả lại giá' }).click();
  await trader.getByRole('link', { name: /Báo tin.*1 tin chưa xem/ }).focus();
  await trader.keyboard.press('Enter');
  await trader.locator('[data-notice="bid.countered"]').waitFor();
  expect(await violations(trader, 'trader')).toEqual([]);
  await shot(trader, 'notices-desk');
  await trader.locator('[data-notice="bid.countered"] a').click();
  await trader.getByRole('button', { name: 'Đồng ý giá này' }).click();
  await trader.locator('[data-bid] a').click();
  await trader.getByText('Hai bên đã chốt').waitFor();
  await trader.locator('header [data-unseen]').waitFor(); // the trade that it made is told too
  await trader.getByRole('link', { name: 'Tải PDF' }).waitFor();
  await shot(trader, 'trade-desk');
  const address = new URL(trader.url());
  await visit(cooperative, server, address.pathname);
  await cooperative.getByRole('link', { name: 'Tải PDF' }).waitFor();
  await shot(cooperative, 'trade-phone');
  // Other terms wait for the other side; a part can be taken back alone, in time.
  await trader.locator('summary', { hasText: 'Đề nghị sửa' }).click();
  await trader.getByLabel('Giá mới tại vườn').fill('6.000');
  await trader.getByLabel('Lý do', { exact: true }).fill('hàng nhỏ hơn đã nói');
  await shot(trader, 'trade-propose-desk');
  await trader.getByRole('button', { name: 'Đề nghị sửa' }).click();
  await cooperative.locator('[data-correction]').waitFor();
  await shot(cooperative, 'trade-proposal-phone');
  await cooperative.getByRole('button', { name: 'Đồng ý sửa' }).click();
  await trader.getByText('sửa, hai bên đồng ý').waitFor();
  await trader.locator('summary', { hasText: 'Huỷ giao dịch' }).click();
  await trader.getByLabel('Huỷ bao nhiêu (để trống: tất cả)').fill('500');
  await trader.getByLabel('Lý do huỷ').fill('xe nhỏ');
  await trader.getByRole('button', { name: 'Huỷ một phần' }).click();
  await trader.getByText(/Phần còn lại 2,5.tấn vẫn ràng buộc/).waitFor();
  await trader.getByRole('button', { name: /^Huỷ 500.kg$/ }).click();
  await trader.getByText('huỷ một phần').waitFor();
  // Its seller has no more of it either: what is left of the lot goes off the market in the same step.
  await cooperative.getByText('huỷ một phần').waitFor();
  await cooperative.locator('summary', { hasText: 'Huỷ giao dịch' }).click();
  await cooperative.getByLabel('Huỷ bao nhiêu (để trống: tất cả)').fill('200');
  await cooperative.getByLabel('Lý do huỷ').fill('mưa đá');
  await cooperative.getByRole('checkbox', { name: /rút luôn phần còn mở của lô/ }).check({ force: true });
  await cooperative.getByRole('button', { name: 'Huỷ một phần' }).click();
  await cooperative.getByRole('button', { name: /^Huỷ 200.kg$/ }).click();
  await eventually(
    async () => expectDone(await people.cooperative.http.get<View>(`/api/v1/offers/${lot.id}`)),
    (offer) => offer['state'] !== 'open',
    30_000,
  );
  const trade = expectDone(await people.trader.http.get<View>(`/api/v1${address.pathname}`));
  const anyone = await aWindow(browser, WIDTHS.phone);
  const { termsHash } = trade['confirmation'] as { termsHash: string };
  // No browser here reads codes by itself: this one says what the paper's code says.
  await anyone.addInitScript(
    `window.BarcodeDetector = class { async detect() { return [{ rawValue: 'https://muavu.vn/kiem-tra/${termsHash}' }]; } }`,
  );
  await anyone.goto(`${server.url}/kiem-tra/khong-co`);
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  await anyone.locator('input[type=file]').setInputFiles({ name: 'giay.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') });
  await anyone.getByText('3.000 kg').waitFor();
  await shot(anyone, 'check-phone');
  for (const page of [cooperative, trader, anyone]) expect(faultsOf(page)).toEqual([]);
});

test('an order says how it may be filled, and its card says it again', async () => {
  const { trader } = screens;
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    await trader.setViewportSize({ width, height: 900 });
    await visit(trader, server, '/orders');
    await trader.getByText('Điều kiện thêm').click();
    await trader.getByLabel('Mỗi chuyến ít nhất').waitFor();
    expect(await violations(trader, 'trader')).toEqual([]);
    await shot(trader, `order-rules-${width}`);
  }
  await trader.getByRole('checkbox', { name: 'Loại 1', exact: true }).check({ force: true });
  await trader.getByRole('textbox', { name: 'Khối lượng' }).fill('4');
  await trader.getByLabel('Giá tối đa, đã gồm cước').fill('9.000');
  await trader.getByLabel('Giá tối đa tính tại').selectOption('farm_gate');
  await trader.getByLabel('Mỗi bên bán nhiều nhất').fill('2.000');
  await trader.getByRole('button', { name: /^Đặt mua 4/ }).click();
  const card = trader.locator('[data-order]').first();
  await card.getByText('Giá tại vườn, cước tính thêm · mỗi bên bán tới').waitFor();
  await card.locator('summary', { hasText: 'Văn bản' }).click();
  await card.getByRole('button', { name: 'In tóm tắt (PDF)' }).click();
  await card.locator('[data-paper="order_summary"]').getByRole('link', { name: 'Tải PDF' }).waitFor();
  await shot(trader, 'order-rules-card');
  await trader.getByRole('button', { name: 'Nhập nhu cầu từ tệp CSV' }).click();
  const row = (kg: string) =>
    `nong san,loai,noi nhan,kg,gia toi da,tu ngay,den ngay\nmango,grade1,mkt-hanoi,${kg},9000,${dayFromToday(2)},${dayFromToday(4)}\n`;
  const pick = (kg: string) =>
    trader.locator('input[type="file"]').setInputFiles({ name: 'nhu-cau.csv', mimeType: 'text/csv', buffer: Buffer.from(row(kg)) });
  await pick('nhiều');
  await trader.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await trader.getByText('“nhiều” không phải là số.').waitFor();
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    await trader.setViewportSize({ width, height: 900 });
    expect(await tooWide(trader, 'orders from a file')).toEqual([]);
    expect(await violations(trader, 'orders from a file')).toEqual([]);
    await shot(trader, `orders-from-file-${width}`);
  }
  await pick('1700');
  await trader.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await trader.getByRole('button', { name: 'Đặt 1 nhu cầu' }).click();
  await trader.getByText('Đã đặt 1 nhu cầu.').waitFor();
  const [placed] = expectDone(await people.trader.http.get<{ items: View[] }>('/api/v1/orders')).items;
  expect(placed).toMatchObject({ wantedKg: 1_700, limitVndPerKg: 9_000 });
});

test('an order that comes every day is set once; a day that it missed is said aloud and placed from there', async () => {
  const { trader } = screens;
  const reason = 'Đường sạt lở, chợ nghỉ đến trưa';
  expectDone(await operator.post('/api/v1/markets/mango/halt', { reason }));
  await visit(trader, server, '/orders');
  await trader.getByRole('radio', { name: 'Đặt đều theo ngày' }).check({ force: true });
  await trader.getByLabel('Tên lịch đặt').fill('Xoài cửa hàng Cầu Giấy');
  await trader.getByRole('checkbox', { name: 'Loại 1', exact: true }).check({ force: true });
  await trader.getByRole('checkbox', { name: 'CN', exact: true }).check({ force: true });
  await trader.getByRole('textbox', { name: 'Khối lượng' }).fill('2');
  await trader.getByLabel('Giá tối đa, đã gồm cước').fill('9.000');
  await trader.getByLabel('Giờ đặt').fill('00:00');
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    await trader.setViewportSize({ width, height: 900 });
    await shot(trader, `standing-form-${width}`);
  }
  await trader.getByRole('button', { name: /^Đặt lịch 2/ }).click();
  const card = trader.locator('[data-standing]');
  await card.getByText(`Chợ đang tạm dừng ghép (${reason}).`).first().waitFor();
  await card.getByText(/^Các ngày gần đây/).click();
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    await trader.setViewportSize({ width, height: 900 });
    expect(await violations(trader, 'standing orders')).toEqual([]);
    await shot(trader, `standing-missed-${width}`);
  }
  await inLanguage(trader, 'en', '/orders');
  await card.getByText(`The market is halted (${reason}).`).first().waitFor();
  await trader.getByRole('radio', { name: 'Every day of a schedule' }).check({ force: true });
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    await trader.setViewportSize({ width, height: 900 });
    expect(await violations(trader, 'standing orders, in English')).toEqual([]);
    await shot(trader, `standing-en-${width}`);
  }
  await inLanguage(trader, 'vi', '/orders');
  await card.getByText(/^Các ngày gần đây/).click();
  expectDone(await operator.post('/api/v1/markets/mango/resumption', { reason: 'Đường đã thông' }));
  await card.getByRole('button', { name: /^Đặt lại ngày/ }).click();
  await card.getByText('Đã đặt', { exact: true }).waitFor();
  await card.getByRole('button', { name: 'Sửa' }).click();
  await trader.getByRole('dialog').getByRole('textbox', { name: 'Khối lượng' }).fill('2.500 kg');
  await shot(trader, 'standing-edit');
  await trader.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await card.getByText(/2,5.tấn/).waitFor();
  await card.getByRole('button', { name: 'Tạm nghỉ' }).click();
  await card.getByText('Tạm nghỉ', { exact: true }).and(trader.locator('span')).waitFor();
  expect(faultsOf(trader)).toEqual([]);
});

test('a seller says whom a lot is for and how its ask steps down, and takes more lots in from a file', async () => {
  const page = await aWindow(browser, WIDTHS.desk);
  await comeIn(page, server, people.cooperative);
  await visit(page, server, '/sell');
  await page.getByRole('radio', { name: 'Loại 1', exact: true }).check({ force: true });
  await page.getByLabel('Sản lượng').fill('2,5');
  await page.getByLabel('Giá tối thiểu, tại vườn').fill('9.100');
  await page.getByText('Bán cho ai, chia lô thế nào').click();
  await page.getByLabel('Độ chắc chắn').selectOption('forecast');
  await page.getByLabel('Ai được thấy lô này').selectOption('contract_only');
  await page.getByLabel('Bán ít nhất').fill('500');
  await page.getByRole('button', { name: 'Thêm bậc giá' }).click();
  await page.getByLabel('Giá từ ngày đó').fill('8.700');
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page, 'lot rules')).toEqual([]);
    await shot(page, `lot-rules-${width}`);
  }
  await page.getByRole('button', { name: /^Đăng 2,5/ }).click();
  await page.waitForURL((url) => url.pathname === '/mine');
  const [lot] = expectDone(await people.cooperative.http.get<{ items: View[] }>('/api/v1/offers')).items;
  expect(lot).toMatchObject({ visibility: 'contract_only', minLotKg: 500, offeredKg: 2_500, certainty: 'forecast' });
  const steps = expectDone(await people.cooperative.http.get<{ items: View[] }>(`/api/v1/offers/${lot?.id}/ask-steps`)).items;
  expect(steps).toMatchObject([{ askVndPerKg: 8_700 }]);
  await visit(page, server, '/sell');
  await page.getByRole('radio', { name: 'Loại 1', exact: true }).check({ force: true });
  await page.getByLabel('Sản lượng').fill('1');
  await page.getByLabel('Giá tối thiểu, tại vườn').fill('9.300');
  await page.getByRole('button', { name: 'Thêm một lô nữa vào lần đăng này' }).click();
  await page.getByRole('button', { name: 'Sửa lô 1' }).waitFor();
  await page.getByLabel('Sản lượng').fill('1,5');
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    await page.setViewportSize({ width, height: 900 });
    await shot(page, `lot-lines-${width}`);
  }
  expect(await violations(page, 'several lots')).toEqual([]);
  await page.getByRole('button', { name: 'Đăng 2 lô cùng lúc' }).click();
  await page.waitForURL((url) => url.pathname === '/mine');
  const posted = expectDone(await people.cooperative.http.get<{ items: View[] }>('/api/v1/offers')).items.slice(0, 2);
  expect(posted.map(({ offeredKg, askVndPerKg }) => [offeredKg, askVndPerKg])).toEqual([
    [1_500, 9_300],
    [1_000, 9_300],
  ]);
  for (const { id } of posted) expectDone(await people.cooperative.http.post(`/api/v1/offers/${id}/withdrawal`, {}));
  const rows = (kg: string) =>
    `variety,grade,place,kg,ask,from,to\nmango-gl4-dai-loan,grade1,cp-hat-lot,${kg},9000,${dayFromToday(2)},${dayFromToday(4)}\n`;
  await page.getByRole('button', { name: 'Nhập lô từ tệp CSV' }).click();
  const pick = (kg: string) =>
    page.locator('input[type="file"]').setInputFiles({ name: 'lo.csv', mimeType: 'text/csv', buffer: Buffer.from(rows(kg)) });
  await pick('nhiều');
  await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await page.getByText('“nhiều” không phải là số.').waitFor();
  await shot(page, 'lots-from-file');
  await pick('1500');
  await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await page.getByRole('button', { name: 'Đăng 1 lô' }).click();
  await page.getByText('Đã đăng 1 lô.').waitFor();
  const own = rows('nhiều').replace('variety,grade,place,kg', 'variety,grade,place,Tổng SL') + (rows('1700').split('\n')[1] ?? '');
  await page.locator('input[type="file"]').setInputFiles({ name: 'so.csv', mimeType: 'text/csv', buffer: Buffer.from(own) });
  await page.getByText('Chọn cột cho: Khối lượng (kg).').waitFor();
  expect(await violations(page, 'columns of a file')).toEqual([]);
  await shot(page, 'columns-desk');
  await page.getByLabel('Khối lượng (kg) *').selectOption({ label: 'Tổng SL (nhiều)' });
  await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await page.getByRole('button', { name: 'Nhận 1 dòng đúng, bỏ 1 dòng' }).click();
  await page.getByText('Đã đăng 1 lô.').waitFor();
  expect(expectDone(await people.cooperative.http.get<{ items: View[] }>('/api/v1/offers')).items[0]).toMatchObject({ offeredKg: 1_700 });
  expect(faultsOf(page)).toEqual([]);
});

test('what is sold every week is said once, on the phone; it is stopped and taken back, on the phone and the desk', async () => {
  const phone = await aWindow(browser, WIDTHS.phone);
  await comeIn(phone, server, people.cooperative);
  await phone.goto(`${server.url}/m/sell`);
  await phone.getByLabel('Sản phẩm').selectOption('plum-man-hau');
  await phone.getByRole('radio', { name: 'Loại 1', exact: true }).check({ force: true });
  await phone.getByLabel('Sản lượng').fill('3');
  await phone.getByLabel('Giá tối thiểu, tại vườn').fill('9.000');
  await phone.getByLabel('Lặp lại hằng tuần').check({ force: true });
  // By key: the bar with the button lies over whatever has just been scrolled to.
  for (const day of ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN']) {
    const box = phone.getByRole('checkbox', { name: day, exact: true });
    if (!(await box.isChecked())) await box.press('Space');
  }
  await phone.getByLabel('Ước cả đợt').fill('60');
  await phone.getByLabel('Ước cả đợt').scrollIntoViewIfNeeded();
  expect(await violations(phone, 'a lot that repeats')).toEqual([]);
  await shot(phone, 'repeat-form-phone');
  await phone.getByRole('button', { name: /^Đặt lịch bán 3/ }).click();
  await phone.waitForURL((url) => url.pathname === '/m/mine');
  const card = (page: Page) => page.locator('[data-standing-offer]');
  await card(phone).getByText('Đang chạy').waitFor();
  const [standing] = expectDone(await people.cooperative.http.get<{ items: View[] }>('/api/v1/standing-offers')).items;
  expect(standing).toMatchObject({ kg: 3_000, mostKg: 60_000, ask: { leastVndPerKg: 9_000 }, windowDays: 3, state: 'active' });
  await card(phone).scrollIntoViewIfNeeded();
  await shot(phone, 'repeat-card-phone');
  const skips = async () =>
    expectDone(await people.cooperative.http.get<View & { skips: string[] }>(`/api/v1/standing-offers/${standing?.id}`)).skips;
  await card(phone).getByRole('button', { name: /^Bỏ / }).click();
  const left = card(phone).getByText(/· Bỏ: /);
  await left.waitFor();
  expect(await skips()).toHaveLength(1);
  await card(phone).getByRole('button', { name: 'Sửa' }).click();
  await phone.getByText('Theo giá tại vườn, không dưới giá trên').click();
  await phone.getByLabel('Cao hơn giá tại vườn').fill('-200');
  await phone.getByLabel('Đăng lúc').fill('19h30');
  expect(await violations(phone, 'what repeats, changed on the phone')).toEqual([]);
  await shot(phone, 'repeat-change-phone');
  await phone.getByRole('button', { name: 'Lưu lịch bán' }).click();
  await card(phone).getByText('theo giá tại vườn − 200').waitFor();
  const desk = await aWindow(browser, WIDTHS.desk);
  await comeIn(desk, server, people.cooperative);
  await visit(desk, server, '/mine');
  await card(desk).getByRole('button', { name: 'Sửa' }).click();
  await desk.getByLabel('Mỗi lô', { exact: true }).fill('2,5');
  await desk.getByLabel('Đăng trước').selectOption('2');
  expect(await violations(desk, 'what repeats, changed at the desk')).toEqual([]);
  await shot(desk, 'repeat-change-desk');
  await desk.getByRole('button', { name: 'Lưu lịch bán' }).click();
  await card(desk)
    .getByText(/^2[.,]5/)
    .waitFor();
  const ask = { kind: 'index', indexId: 'farm_gate', overVndPerKg: -200, leastVndPerKg: 9_000 };
  const changed = expectDone(await people.cooperative.http.get<View>(`/api/v1/standing-offers/${standing?.id}`));
  expect(changed).toMatchObject({ kg: 2_500, mostKg: 60_000, ask, placeAt: '19:30', leadDays: 2 });
  expect(await skips()).toHaveLength(1);
  await card(desk).getByRole('button', { name: 'Dừng' }).click();
  await card(desk).getByText('Đã dừng', { exact: true }).waitFor();
  await desk.getByRole('button', { name: /^Hoàn tác/ }).click();
  await card(desk).getByText('Đang chạy').waitFor();
  expect(await tooWide(desk, 'what repeats')).toEqual([]);
  await shot(desk, 'repeat-card-desk');
  await inLanguage(desk, 'en', '/sell');
  await desk.getByLabel('Repeat every week').check({ force: true });
  expect(await violations(desk, 'a lot that repeats, in English')).toEqual([]);
  await shot(desk, 'repeat-form-desk-en');
  await visit(desk, server, '/mine');
  expect(await violations(desk, 'what repeats, in English')).toEqual([]);
  await shot(desk, 'repeat-card-desk-en');
  expect(faultsOf(phone).concat(faultsOf(desk))).toEqual([]);
});

test('a lot is handed on: a link that needs no account, a code, labels for its crates', async () => {
  const page = await aWindow(browser, WIDTHS.phone);
  await comeIn(page, server, people.cooperative);
  const lot = expectDone(await people.cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_200, askVndPerKg: 9_400 })));
  await page.goto(`${server.url}/m/mine`);
  const card = page.locator(`[data-offer="${lot.id}"]`);
  await card.getByRole('button', { name: 'Chia sẻ' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: /^Mã QR/ }).waitFor();
  expect(await violations(page, 'share a lot')).toEqual([]);
  await shot(page, 'share-phone');
  const label = (await dialog.getByRole('link', { name: 'Tờ A4, 24 nhãn' }).getAttribute('href')) ?? '';
  const short = new URL(label).pathname.replace(/\/label$/, '');
  const desk = await aWindow(browser, WIDTHS.desk);
  await comeIn(desk, server, people.cooperative);
  await visit(desk, server, '/mine');
  await desk.locator(`[data-offer="${lot.id}"]`).getByRole('button', { name: 'Chia sẻ' }).click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByRole('img', { name: /^Mã QR/ }).waitFor();
  expect(await violations(desk, 'share a lot at the desk')).toEqual([]);
  await shot(desk, 'share-desk');
  const labels = await Promise.all((await sheet.getByRole('link').all()).map((link) => link.getAttribute('href')));
  expect(labels.map((href) => href?.split('/label')[1])).toEqual(['58', '80', 'a4'].map((size) => `?size=${size}&lang=vi`));
  await desk.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  const stranger = await aWindow(browser, WIDTHS.phone);
  for (const [path, name] of [
    [short, 'lot-page'],
    [`${short}?lang=en`, 'lot-page-en'],
    [`${short}/label?size=58`, 'label-58'],
    [`${short}/label?size=80`, 'label-80'],
    [`${short}/label?size=a4`, 'label-a4'],
  ] as const) {
    await stranger.setViewportSize({ width: name === 'label-a4' ? WIDTHS.desk : WIDTHS.phone, height: 900 });
    await stranger.goto(server.url + path);
    expect(await violations(stranger, name)).toEqual([]);
    await shot(stranger, name);
  }
  await stranger.goto(server.url + short);
  expect(await stranger.locator('meta[property="og:title"]').getAttribute('content')).toContain('1.200 kg');
  expect(await stranger.getByRole('link', { name: 'Xem và trả giá' }).getAttribute('href')).toBe(`/offers/${lot.id}`);
  expectDone(await people.cooperative.http.post(`/api/v1/offers/${lot.id}/withdrawal`, {}));
  expect(faultsOf(page).concat(faultsOf(stranger), faultsOf(desk))).toEqual([]);
});

test('what a seller knows better later is changed on the lot’s page: surer, heavier, other steps; what it was stays there to read', async () => {
  const page = await aWindow(browser, WIDTHS.desk);
  await comeIn(page, server, people.cooperative);
  const lot = expectDone(
    await people.cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 2_500, certainty: 'forecast', askVndPerKg: 60_000 })),
  );
  await visit(page, server, `/offers/${lot.id}`);
  await page.locator('summary', { hasText: 'Sửa lô này' }).click();
  await page.getByLabel('Khối lượng cả lô').fill('2.600');
  await page.getByLabel('Độ chắc chắn').selectOption('estimate');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.locator('summary', { hasText: 'Các lần sửa (1)' }).click();
  await page.locator('summary', { hasText: 'Giá hạ dần' }).click();
  await page.getByRole('button', { name: 'Thêm bậc giá' }).click();
  await page.getByLabel('Giá từ ngày đó').fill('57.000');
  await page.getByRole('button', { name: 'Lưu các bậc giá' }).click();
  await page.getByText('Giá hạ dần (1)').waitFor();
  expect(expectDone(await people.cooperative.http.get<View>(`/api/v1/offers/${lot.id}`))).toMatchObject({
    offeredKg: 2_600,
    certainty: 'estimate',
  });
  await page.locator('summary', { hasText: 'Sửa lô này' }).click();
  await page.locator('summary', { hasText: 'Mở đấu giá' }).click();
  for (const language of ['vi', 'en'] as const) {
    if (language === 'en') await inLanguage(page, 'en', `/offers/${lot.id}`);
    for (const summary of language === 'en' ? ['Change this lot', 'What was changed (1)', 'Open an auction'] : [])
      await page.locator('summary', { hasText: summary }).click();
    for (const width of [WIDTHS.phone, WIDTHS.desk]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await tooWide(page, `the lot’s page, ${language}`)).toEqual([]);
      expect(await violations(page, `the lot’s page, ${language}`)).toEqual([]);
      await page.locator('summary').first().scrollIntoViewIfNeeded();
      await shot(page, `lot-change-${language}-${width}`);
    }
  }
  expect(faultsOf(page)).toEqual([]);
});

test('a seller sets what a buyer may owe beside their trade, and the buyer reads the same', async () => {
  const { cooperative, trader } = screens;
  const [trade] = expectDone(await people.cooperative.http.get<{ items: View[] }>('/api/v1/trades')).items;
  await visit(cooperative, server, `/trades/${trade?.id}`);
  await cooperative.getByRole('textbox', { name: 'Hạn mức' }).fill('50.000.000');
  await cooperative.getByRole('button', { name: 'Đặt hạn mức' }).click();
  await cooperative.getByText('Còn được mua').waitFor();
  expect(await violations(cooperative, 'cooperative')).toEqual([]);
  await shot(cooperative, 'credit-seller');
  await visit(trader, server, `/trades/${trade?.id}`);
  await trader.getByText('Còn được mua').waitFor();
  await shot(trader, 'credit-buyer');
});

test('a seller lets a buyer owe so much before there is a trade, in a dialog; a bid in an open auction raises itself to a limit', async () => {
  const { cooperative, trader } = screens;
  const other = await aPerson(operator, 'exporter', { name: `Xuất khẩu Chiềng ${Date.now()}` });
  await visit(cooperative, server, '/mine');
  await cooperative.getByRole('button', { name: 'Hạn mức công nợ' }).click();
  const dialog = cooperative.getByRole('dialog');
  await dialog.getByLabel('Tìm tổ chức theo tên').fill('Xuat khau Chieng');
  await dialog.getByRole('option', { name: /Xuất khẩu Chiềng/ }).waitFor({ state: 'attached' });
  await dialog.getByLabel('Bên mua').selectOption(other.organisationId);
  await dialog.getByRole('textbox', { name: 'Hạn mức' }).fill('7000000');
  await dialog.getByText('7.000.000 ₫').waitFor();
  await shot(cooperative, 'credit-dialog');
  await dialog.getByRole('button', { name: 'Đặt hạn mức' }).click();
  await dialog.getByText('Còn được mua').waitFor();
  const [credit] = expectDone(await other.http.get<{ items: View[] }>('/api/v1/credits')).items;
  expect(credit).toMatchObject({ limitVnd: '7000000', depositVnd: '0' });

  const lot = expectDone(await people.cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000, askVndPerKg: 12_000 })));
  await visit(cooperative, server, `/offers/${lot.id}`);
  await cooperative.locator('summary', { hasText: 'Mở đấu giá' }).click();
  await cooperative.getByLabel('Đóng sau').selectOption({ label: '4 giờ' });
  await cooperative.getByLabel('Mỗi lần trả hơn ít nhất').fill('200');
  await cooperative.getByRole('button', { name: 'Mở đấu giá' }).click();
  await cooperative.getByText(/^Đấu giá cả lô, đóng lúc/).waitFor();
  await visit(trader, server, `/offers/${lot.id}`);
  await trader.getByLabel('Giá tại vườn').fill('12.100');
  await trader.getByLabel('Tự trả tới (không ai khác thấy)').fill('12.900');
  await shot(trader, 'proxy-limit');
  await trader.getByRole('button', { name: 'Trả trong phiên đấu giá' }).click();
  const mine = async () =>
    expectDone(await people.trader.http.get<{ items: View[] }>('/api/v1/bids')).items.find((bid) => bid['offerId'] === lot.id);
  const placed = await eventually(mine, (bid) => bid !== undefined, 30_000);
  expect(placed).toMatchObject({ inAuction: true, farmGateVndPerKg: 12_100, limitVndPerKg: 12_900 });
  expect(faultsOf(trader)).toEqual([]);
});
