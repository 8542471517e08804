import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { aDraft, someTerms } from '../support/contract-steps';
import { expectDone, type HttpClient } from '../support/http-client';
import { aContract, dayFromToday, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { tooWide, violations } from './look';
import { aWindow, comeIn, faultsOf, shot, startSite, visit, WIDTHS } from './visit';

// Goal: two people change the same call-off, plan or draft; the second sees both versions and decides, and nothing typed is lost. And the
// journeys of both sides of a contract. Method: one through the screen, the other through HTTP meanwhile; the server says what stands.
const PLANT = 'fac-doveco-son-la';

let browser: Browser;
let server: TestServer;
let operator: HttpClient;
let processor: Person;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  operator = await signInOperator(server.url);
  processor = await aPerson(operator, 'processor', { placeId: PLANT });
  page = await aWindow(browser, WIDTHS.desk);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('the second to change a call-off sees yours and theirs, and writes theirs over only on purpose', async () => {
  const contract = await aContract(operator, await aPerson(operator, 'cooperative'), processor);
  const path = `/api/v1/contracts/${contract.id}/call-offs`;
  const callOff = expectDone(await processor.http.post<View>(path, { kg: 5_000, deliverOn: dayFromToday(4) }));
  await comeIn(page, server, processor);
  await visit(page, server, `/contracts/${contract.id}`);
  await page.locator(`[data-call-off="${callOff.id}"]`).getByRole('button', { name: 'Sửa' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sửa phiếu gọi hàng' });
  await dialog.getByLabel('Khối lượng').fill('6');
  expectDone(await processor.http.patch(`/api/v1/call-offs/${callOff.id}`, callOff['version'] as number, { kg: 4_000 }));

  await dialog.getByRole('button', { name: /^Đổi thành 6,0/ }).click();
  await dialog.getByText('Có người vừa sửa phiếu này.').waitFor();
  await dialog.getByRole('cell', { name: '4,0 tấn', exact: true }).waitFor();
  await shot(page, 'yours-theirs');
  await dialog.getByRole('button', { name: 'Ghi bản của tôi' }).click();
  await dialog.waitFor({ state: 'detached' });
  const [now] = expectDone(await processor.http.get<{ items: View[] }>(path)).items;
  expect(now?.['kg']).toBe(6_000);
  expect(faultsOf(page)).toEqual([]);
});

test('a planner pastes days from a spreadsheet, sees what does not fit, and calls off the rest without the mouse', async () => {
  const contract = await aContract(operator, await aPerson(operator, 'cooperative'), processor);
  await visit(page, server, `/contracts/${contract.id}`);
  await page.getByRole('button', { name: 'Dán từ Excel' }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Gọi hàng nhiều ngày' });
  await sheet.getByRole('textbox').focus();
  const rows = [3, 4, 5].map((day) => `${dayFromToday(day)}\t${day === 4 ? '1,5 tấn' : '2'}`);
  await page.keyboard.insertText(['Ngày\tTấn', ...rows, 'mai\t3', `${dayFromToday(6)}\t900`].join('\n'));
  await sheet.getByText('Không đọc được ngày').waitFor();
  await sheet.getByRole('button', { name: /^Gọi 4 phiếu/ }).focus();
  await page.keyboard.press('Enter');
  await sheet.locator('[data-plan-line="4"]').getByText('Đã gọi').waitFor();
  // 900 t are above what the contract leaves: the server says so, at its line.
  await sheet
    .locator('[data-plan-line="6"]')
    .getByText(/còn|vượt/i)
    .waitFor();
  const { items } = expectDone(await processor.http.get<{ items: View[] }>(`/api/v1/contracts/${contract.id}/call-offs`));
  expect(items.map((one) => one['kg']).sort()).toEqual([1_500, 2_000, 2_000]);
  await shot(page, 'paste');
  expect(faultsOf(page)).toEqual([]);
});

test('a planner pastes 14 days × 6 products without the mouse, sees what does not fit, saves, and watches the cooperatives answer', async () => {
  const grower = await aPerson(operator, 'cooperative');
  const contract = await aContract(operator, grower, processor, { number: 'KH bảng 1' });
  await visit(page, server, '/plan');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const cell = (row: string, day: number) => page.locator(`[data-cell="${row} ${dayFromToday(day)}"]`);
  const key = (name: string) => page.keyboard.press(name);
  const paste = async (rows: readonly (readonly string[])[]) => {
    const text = rows.map((row) => row.join('\t')).join('\r\n');
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await key('Control+v');
  };
  await page.getByRole('grid').waitFor();
  const products = await page
    .getByRole('grid')
    .getByRole('row')
    .evaluateAll((rows) =>
      (rows as { querySelector(of: string): { getAttribute(name: string): string } | null }[]).flatMap((row) => {
        const [product = ''] = row.querySelector('[data-cell]')?.getAttribute('data-cell').split(' ') ?? [];
        return product === '' || product === 'line' ? [] : [product];
      }),
    );
  expect(products).toHaveLength(6);
  const [first = ''] = products;
  expect(first).toBe('mango');
  for (let tabs = 0; tabs < 60 && (await page.evaluate(`document.activeElement?.getAttribute('role')`)) !== 'gridcell'; tabs++)
    await key('Tab');
  // As a spreadsheet has it: a row for each product, a column for each day; one cell is no weight, and is mended by undo.
  const sheet = products.map((_, row) =>
    Array.from({ length: 14 }, (__, day) => (row === 0 && day === 5 ? '1,5 tấn' : `${(row + 1) * 100}`)),
  );
  await paste(sheet.map((row, at) => (at === 1 ? ['nhiều', ...row.slice(1)] : row)));
  await cell(products[1] ?? '', 0)
    .getByText('không đọc được')
    .waitFor();
  await key('Control+z');
  await paste(sheet);
  await cell(products[5] ?? '', 13)
    .getByText('600', { exact: true })
    .waitFor();
  // The line takes 2 t on the sixth day, and 3.5 t are wanted of it.
  await key('Control+ArrowDown');
  for (let step = 0; step < 5; step++) await key('ArrowRight');
  await page.keyboard.type('2.000');
  await key('Enter');
  await cell(products[5] ?? '', 5)
    .getByText('quá 600')
    .waitFor();
  await shot(page, 'plan-grid');
  await key('Control+Enter');
  await page.getByText(/^Đã lưu 82 ô, còn 3 ô chưa lưu được/).waitFor();
  expect(await page.getByRole('alert').getByRole('listitem').count()).toBe(3);
  await shot(page, 'plan-grid-refused');
  // The line takes more after all: what was refused is saved now.
  await page.keyboard.type('9 tấn');
  await key('Enter');
  await key('Control+Enter');
  await page.getByText(/^Đã lưu 4 ô$/).waitFor();
  const fruit = { varietyId: 'mango-gl4-dai-loan', gradeId: 'grade1', placeId: 'cp-hat-lot', kg: 9_000, askVndPerKg: 6_000 };
  expectDone(await grower.http.post('/api/v1/offers', { ...fruit, harvestFrom: dayFromToday(3), harvestTo: dayFromToday(7) }));
  await cell(first, 5).getByText('đủ nguồn').waitFor();
  await key('Control+ArrowUp');
  const answer = page.getByRole('row', { name: /KH bảng 1/ });
  await answer.getByText('1,5', { exact: true }).first().waitFor();
  await page.locator('[data-plan-allocated="1500"]').waitFor();
  await shot(page, 'plan-grid-filled');
  const { items } = expectDone(await processor.http.get<{ items: View[] }>(`/api/v1/contracts/${contract.id}/call-offs`));
  expect(items.find((one) => one['deliverOn'] === dayFromToday(5))).toMatchObject({ kg: 1_500, state: 'served' });
  expect(faultsOf(page)).toEqual([]);
}, 120_000);

test('somebody writes into a cell that one is changing: both figures stand there at once, and the second decides', async () => {
  const cell = page.locator(`[data-cell="plum ${dayFromToday(9)}"]`);
  await visit(page, server, '/plan');
  await cell.waitFor();
  const stands = async () => {
    const { plans } = expectDone(await processor.http.get<{ plans: View[] }>(`/api/v1/intake-plans?placeId=${PLANT}`));
    return plans.find((plan) => plan['productId'] === 'plum' && plan['day'] === dayFromToday(9))?.['kg'];
  };
  const write = async (kg: number) =>
    expectDone(
      await processor.http.post('/api/v1/intake-plans', { placeId: PLANT, productId: 'plum', lines: [{ day: dayFromToday(9), kg }] }),
    );
  await cell.dblclick();
  await cell.getByRole('textbox').fill('880');
  await page.keyboard.press('Enter');
  await write(770);
  const both = page.getByRole('alert').filter({ hasText: 'Có người vừa ghi vào những ô bạn đang sửa.' });
  await both.getByRole('cell', { name: '770 kg' }).waitFor();
  await shot(page, 'plan-yours-theirs');
  await both.getByRole('button', { name: 'Giữ bản của họ' }).click();
  await both.waitFor({ state: 'detached' });
  await cell.filter({ hasText: '770' }).waitFor();
  await cell.dblclick();
  await cell.getByRole('textbox').fill('880');
  await page.keyboard.press('Enter');
  await write(660);
  await both.getByRole('cell', { name: '660 kg' }).waitFor();
  await both.getByRole('button', { name: 'Ghi bản của tôi' }).click();
  await page.getByText(/^Đã lưu 1 ô$/).waitFor();
  expect(await stands()).toBe(880);
  expect(faultsOf(page)).toEqual([]);
});

test('a contract is written, refused at its field, offered, and read with its balance by the other side', async () => {
  const grower = await aPerson(operator, 'cooperative');
  await visit(page, server, '/contracts/new');
  await page.getByLabel('Số hợp đồng').fill('HĐ mẫu 7');
  const partner = page.getByLabel('Bên kia');
  await partner.locator(`option[value="${grower.organisationId}"]`).waitFor({ state: 'attached' });
  await partner.selectOption(grower.organisationId);
  await page.getByLabel('Nhà máy', { exact: true }).selectOption('fac-doveco-son-la');
  await page.getByLabel('Cả vụ, tấn').fill('400');
  await page.getByRole('button', { name: 'Chia theo tháng' }).click();
  await page.getByLabel('Giá, đ/kg').fill('8.500');
  await page.getByLabel('Phạt vi phạm, %').fill('9');
  await page.getByRole('button', { name: 'Gửi bên kia ký' }).click();
  await page
    .getByText(/Phạt vi phạm tối đa 800/)
    .first()
    .waitFor();
  await shot(page, 'contract-draft');
  await page.getByLabel('Phạt vi phạm, %').fill('8');
  await page.getByRole('button', { name: 'Gửi bên kia ký' }).click();
  await page.getByRole('heading', { name: /Chờ ký: bản 1/ }).waitFor();
  await page.getByRole('heading', { name: 'Cân đối' }).waitFor();
  await shot(page, 'contract-offered');
  // A season's contracts come from a spreadsheet, a row for each period.
  await visit(page, server, '/contracts');
  await page.getByRole('button', { name: 'Nhập hợp đồng từ tệp CSV' }).click();
  const heads = 'số hợp đồng,bên kia,nông sản,loại,nhà máy,từ ngày,đến ngày,khối lượng,dung sai,báo trước,giá';
  const [from, middle, next, to] = [1, 30, 31, 60].map(dayFromToday);
  const rows = (price: string) =>
    [
      heads,
      `T 1,${grower.organisationId},mango,grade1,${PLANT},${from},${middle},9000,10,24,${price}`,
      `T 1,,,,,${next},${to},7000,,,`,
    ].join('\n');
  const pick = (price: string) =>
    page.locator('input[type="file"]').setInputFiles({ name: 'hop-dong.csv', mimeType: 'text/csv', buffer: Buffer.from(rows(price)) });
  await pick('rẻ');
  await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await page.getByText('“rẻ” không phải là số.').waitFor();
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page, 'contracts from a file')).toEqual([]);
    await shot(page, `contracts-from-file-${width}`);
  }
  await pick('8500');
  await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await page.getByRole('button', { name: 'Ghi 1 hợp đồng' }).click();
  await page.getByText('Đã ghi 1 hợp đồng, đều là bản nháp.').waitFor();
  expect(faultsOf(page).filter((fault) => !fault.includes('422'))).toEqual([]);
}, 300_000);

test('a draft is changed by two at once, offered, signed, amended and signed again; both sides see what differs and how the other keeps its word', async () => {
  const grower = await aPerson(operator, 'cooperative');
  const phone = await aWindow(browser, WIDTHS.phone);
  await comeIn(phone, server, grower);
  const { contract, version } = await aDraft(grower, processor);
  await visit(page, server, `/contracts/${contract.id}`);
  await page.getByRole('link', { name: 'Sửa bản thảo' }).click();
  await page.getByLabel('Phạt vi phạm, %').fill('6');
  const theirs = { termsHash: version.termsHash, terms: someTerms({ noticeHours: 48 }) };
  expectDone(await grower.http.patch(`/api/v1/contracts/${contract.id}/draft`, 1, theirs));
  const both = page.getByRole('alert').filter({ hasText: 'Có người vừa sửa bản thảo này.' });
  await both.getByRole('row', { name: /Báo trước, giờ\s+12\s+48/ }).waitFor();
  await both.getByRole('row', { name: /Phạt vi phạm\s+6 %\s+5 %/ }).waitFor();
  await both.scrollIntoViewIfNeeded();
  await shot(page, 'draft-yours-theirs');
  await both.getByRole('button', { name: 'Ghi bản của tôi' }).click();
  await page.getByRole('heading', { name: 'Bản thảo, chưa gửi bên kia' }).waitFor();
  const now = async () => expectDone(await processor.http.get<View>(`/api/v1/contracts/${contract.id}`));
  expect(await now()).toMatchObject({ penaltyBp: 600, noticeHours: 12, state: 'draft' });

  await page.getByRole('button', { name: 'Gửi bên kia ký' }).click();
  await page.getByRole('heading', { name: 'Chờ ký: bản 1' }).waitFor();
  await page.locator(`[data-rates="${grower.organisationId}"]`).first().getByText('giữ lời đến đâu').waitFor();
  await page.getByRole('button', { name: 'Ký bản 1' }).click();
  await page.getByText('Bên bạn đã ký, chờ bên kia').waitFor();
  await visit(phone, server, `/contracts/${contract.id}`);
  await phone.locator(`[data-rates="${processor.organisationId}"]`).first().getByText('giữ lời đến đâu').waitFor();
  await shot(phone, 'contract-to-sign-phone');
  await phone.getByRole('button', { name: 'Ký bản 1' }).click();

  await page.getByRole('link', { name: 'Đề nghị sửa điều khoản' }).click();
  await page.getByLabel('Dung sai cả vụ, %').fill('12');
  await page.getByRole('button', { name: 'Gửi đề nghị sửa' }).click();
  await page.getByRole('heading', { name: 'Chờ ký: bản 2' }).waitFor();
  await page.getByRole('row', { name: /Dung sai\s+10 %\s+12 %/ }).waitFor();
  expect(await page.locator('[data-band="2"]').count()).toBe(1);
  await shot(page, 'contract-amended');
  await page.getByRole('button', { name: 'Ký bản 2' }).click();
  await phone.getByRole('heading', { name: 'Chờ ký: bản 2' }).waitFor();
  expect(await now()).toMatchObject({ version: 1, toleranceBp: 1_000 });
  await phone.getByText('12 %').first().waitFor();
  expect(await tooWide(phone, 'an amendment on the phone')).toEqual([]);
  await shot(phone, 'contract-amended-phone');
  await phone.getByRole('button', { name: 'Ký bản 2' }).click();
  await page.getByRole('heading', { name: 'Chờ ký: bản 2' }).waitFor({ state: 'detached' });
  expect(await now()).toMatchObject({ version: 2, toleranceBp: 1_200 });

  // What has struck counts when the other side agrees.
  await page.getByRole('button', { name: 'Khai báo' }).click();
  await page.getByText('chờ bên kia đồng ý').waitFor();
  await phone.getByRole('button', { name: 'Đồng ý', exact: true }).click();
  await phone.getByText('hai bên đã đồng ý').waitFor();
  await page.getByText('hai bên đã đồng ý').waitFor();

  // The same weight on chosen days of the week, all of them or none.
  await page.getByRole('button', { name: 'Gọi lặp lại' }).click();
  const dialog = page.getByRole('dialog', { name: 'Gọi hàng lặp lại theo ngày trong tuần' });
  await dialog.getByLabel('Mỗi ngày').fill('9');
  await dialog.getByRole('button', { name: /^Gọi [56] phiếu/ }).click();
  await dialog
    .getByText(/chỉ còn/)
    .first()
    .waitFor();
  await dialog.getByLabel('Mỗi ngày').fill('0,5');
  await shot(page, 'series');
  await dialog.getByRole('button', { name: /^Gọi [56] phiếu/ }).click();
  await dialog.waitFor({ state: 'detached' });
  const { items } = expectDone(await processor.http.get<{ items: View[] }>(`/api/v1/contracts/${contract.id}/call-offs`));
  expect([5, 6]).toContain(items.length);
  for (const one of items) expect(one).toMatchObject({ kg: 500, contractVersion: 2 });

  // The cooperative's part of the plant's plan, on its phone.
  const plan = { placeId: PLANT, productId: 'mango', lines: [{ day: dayFromToday(12), kg: 700 }] };
  expectDone(await processor.http.post('/api/v1/intake-plans', plan));
  await visit(phone, server, '/contracts');
  await phone.getByRole('heading', { name: 'Kế hoạch của nhà máy: phần của hợp tác xã' }).waitFor();
  await phone
    .getByRole('row', { name: new RegExp(String(contract['number'])) })
    .first()
    .waitFor();
  expect(await tooWide(phone, 'shares on the phone')).toEqual([]);
  expect(await violations(phone, 'shares on the phone')).toEqual([]);
  await shot(phone, 'shares-phone');
  for (const window of [page, phone]) expect(faultsOf(window)).toEqual([]);
  await phone.context().close();
}, 240_000);
