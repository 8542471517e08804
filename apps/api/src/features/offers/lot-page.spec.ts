import type { LotCard } from '@domain/across/views/lot-card';
import { createHash } from 'node:crypto';
import { labelPage, lotPage, noLotPage } from './lot-page';

const both = (text: string) => ({ vi: text, en: text });
const card = (change: Partial<LotCard> = {}): LotCard => ({
  title: { vi: '12.000 kg Xoài GL4 · 9.000 đ/kg', en: '12,000 kg GL4 mango · 9,000 VND/kg' },
  description: both('HTX Hát Lót · hái 12/06/2026'),
  facts: [{ label: both('Bên bán'), value: both('HTX Hát Lót') }],
  seller: 'HTX Hát Lót',
  isDemo: false,
  isOpen: true,
  ...change,
});
const where = {
  shortUrl: 'https://muavu.vn/l/0123456789abcdefghijkl',
  deskUrl: 'https://muavu.vn/offers/x',
  image: 'https://muavu.vn/mark-512.png',
};

test('everything that a messenger’s robot reads stands in the head, without a script', () => {
  const { html, styleHash } = lotPage(card(), where, 'vi');
  for (const tag of [
    'og:title" content="12.000 kg Xoài GL4 · 9.000 đ/kg"',
    `og:url" content="${where.shortUrl}"`,
    'og:description" content="HTX Hát Lót',
  ])
    expect(html).toContain(tag);
  expect(html).not.toContain('<script');
  const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
  expect(styleHash).toBe(`sha256-${createHash('sha256').update(style).digest('base64')}`);
});

test('what a seller calls itself never becomes markup', () => {
  const bad = '"><script>alert(1)</script>';
  const hostile = card({ title: both(bad), description: both(bad), facts: [{ label: both(bad), value: both(bad) }] });
  for (const { html } of [lotPage(hostile, where, 'vi'), labelPage(hostile, where.shortUrl, 'a4', 'en')]) {
    expect(html).not.toContain('<script');
    expect(html).not.toContain('alert(1)<');
  }
});

test('a lot that is gone has no button; an unknown one says so', () => {
  expect(lotPage(card({ isOpen: false }), where, 'en').html).not.toContain('class="go"');
  expect(noLotPage('vi').html).toContain('Không có lô này');
});

test.each([
  ['58', 1],
  ['80', 1],
  ['a4', 24],
] as const)('labels for %s: %d on a page', (size, n) => {
  const { html } = labelPage(card(), where.shortUrl, size, 'vi');
  expect(html.match(/class="label"/g)).toHaveLength(n);
  expect(html).toContain('<svg');
});
