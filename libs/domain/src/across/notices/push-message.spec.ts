import { NOTICE_RULES } from './notice-table';
import type { Notice } from '../../notices/notice';
import { topicOf } from '../../notices/topic';
import { pushMessage, pushTogether } from './push-message';
import { instantOf } from '../../shared/instant';

const AT = instantOf(1_780_000_000_000);
const nameOf = () => ({ vi: 'Mận hậu', en: 'Plum' });
const notice = (rule: string, facts: Notice['facts'], changes: object = {}): Notice =>
  ({ id: 'n', rule, facts, about: { kind: 'offer', id: 'o' }, needsAnswer: true, answerBy: AT, sentAt: AT, ...changes }) as Notice;
const secret = { language: 'vi', showsPrices: false } as const;
const open = { language: 'en', showsPrices: true } as const;

test('every kind of notice has a topic', () => {
  for (const rule of NOTICE_RULES.keys()) expect(topicOf(rule)).toBeDefined();
});

test('a locked screen shows who and until when, and a price only to who asked for it', () => {
  const countered = notice('bid.countered', { who: 'Nhà máy A', priceVndPerKg: 6_900, kg: 1_000 });
  expect(pushMessage(countered, nameOf, secret)).toMatchObject({
    title: 'Nhà máy A trả lời giá: …',
    body: 'Trả lời trước 29/05/2026 03:26',
    count: 1,
  });
  const said = pushMessage(countered, nameOf, open);
  expect(said.title).toBe('Nhà máy A counters: 6,900 VND/kg');
  expect(said.body).toMatch(/1,000 kg · 6,900 VND\/kg/);
});

test('no rule lets a price through to who has not asked', () => {
  const facts = new Proxy(
    {},
    {
      get: (_, name) => (String(name).endsWith('VndPerKg') ? 987_654 : undefined),
      ownKeys: () => ['priceVndPerKg', 'askVndPerKg'],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
  for (const [rule, { isPublished }] of NOTICE_RULES) {
    if (isPublished === true) continue;
    const { title, body } = pushMessage(notice(rule, facts), nameOf, secret);
    expect(title + body).not.toMatch(/987/);
  }
});

test('what somebody asked to be told of keeps its price; many at once become one', () => {
  const hit = notice(
    'alert.hit',
    { name: 'Mận rẻ', openKg: 3_000, varietyId: 'v', askVndPerKg: 8_000, who: 'HTX', moreVi: '', moreEn: '' },
    { needsAnswer: false },
  );
  const one = pushMessage(hit, nameOf, secret);
  expect(one.title).toBe('“Mận rẻ”: 3.000 kg Mận hậu · 8.000 đ/kg');
  const many = pushTogether([one, { ...one, id: 'm' }]);
  expect(many).toMatchObject({ id: 'm', count: 2, title: '2 tin mới', body: `${one.title}\n${one.title}` });
  const long = pushMessage(notice('bid.received', { who: 'x'.repeat(400), kg: 1 }), nameOf, secret);
  expect([...long.title]).toHaveLength(200);
});
