import { createHash } from 'node:crypto';
import { encode } from 'uqr';
import type { LotCard } from '@domain/across/views/lot-card';

export type PageLanguage = 'vi' | 'en';

/** What a label is printed on: a roll of 58 or 80 mm, or an A4 sheet of 24. */
export const LABEL_SIZES = ['58', '80', 'a4'] as const;
export type LabelSize = (typeof LABEL_SIZES)[number];

const LABELS_ON_A4 = 24;

const WORDS = {
  vi: {
    open: 'Xem và trả giá',
    hint: 'Cần đăng nhập để mua. Mùa Vụ ghép người bán và người mua nông sản Sơn La.',
    gone: 'Không có lô này, hoặc lô không dành cho mọi người.',
    other: 'English',
    demo: 'Dữ liệu mẫu',
    scan: 'Quét để xem lô',
  },
  en: {
    open: 'See it and make a bid',
    hint: 'Buying needs an account. Mùa Vụ matches growers and buyers of Sơn La.',
    gone: 'There is no such lot, or it is not for everyone.',
    other: 'Tiếng Việt',
    demo: 'Demo data',
    scan: 'Scan to see the lot',
  },
} as const;

/** Colours of the design's light theme: a page for strangers is one file, without the client's style sheets. */
const STYLE = `
body{margin:0;background:#f4f7f5;color:#16241d;font:16px/1.5 system-ui,sans-serif}
main{max-width:520px;margin:0 auto;padding:24px 16px}
h1{font-size:22px;line-height:1.35;margin:0 0 4px}
p{margin:0 0 16px;color:#41534a}
.demo{display:inline-block;border:1px dashed #6b7a72;border-radius:3px;padding:2px 8px;font-size:14px}
dl{background:#fff;border:1px solid #d5ddd8;border-radius:10px;padding:4px 16px;margin:0 0 16px}
dl div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 16px;padding:10px 0;border-top:1px solid #e6ebe8}
dl div:first-child{border-top:0}
dt{color:#41534a}
dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
.go{display:block;background:#17503e;color:#fff;text-align:center;text-decoration:none;font-weight:600;border-radius:6px;padding:16px;margin:0 0 16px}
a{color:#17503e}
.qr{display:block;width:160px;height:160px;margin:24px auto 0}
@media print{.go,.other{display:none}body{background:#fff}}`;

const LABEL_STYLE = (size: LabelSize): string => `
@page{size:${size === 'a4' ? 'A4' : `${size}mm ${size === '58' ? '90mm' : '110mm'}`};margin:${size === 'a4' ? '8mm' : '2mm'}}
*{box-sizing:border-box}
h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
body{margin:0;background:#fff;color:#000;font:${size === '58' ? '12px' : '13px'}/1.3 system-ui,sans-serif}
.sheet{display:grid;grid-template-columns:${size === 'a4' ? 'repeat(3,1fr)' : '1fr'};gap:2mm}
.label{break-inside:avoid;text-align:center;padding:2mm;overflow-wrap:anywhere;${size === 'a4' ? 'border:1px dashed #999;height:33mm;display:grid;grid-template-columns:26mm 1fr;gap:2mm;text-align:left;font-size:10px;overflow:hidden' : ''}}
.label b{display:block;font-size:${size === 'a4' ? '11px' : '15px'}}
.label svg{display:block;width:${size === 'a4' ? '26mm' : size === '58' ? '38mm' : '50mm'};height:auto;margin:0 auto 1mm}`;

/** A page and the hash of its style, which the content policy lets in. */
export interface Page {
  readonly html: string;
  readonly styleHash: string;
}

/** The page behind a lot's link. A messenger's robot runs no scripts: everything it reads stands in the head. */
export function lotPage(
  card: LotCard,
  where: { readonly shortUrl: string; readonly deskUrl: string; readonly image: string },
  language: PageLanguage,
): Page {
  const words = WORDS[language];
  const { shortUrl, deskUrl, image } = where;
  const other = `${shortUrl}${language === 'vi' ? '?lang=en' : ''}`;
  const tags: readonly (readonly [string, string])[] = [
    ['og:type', 'product'],
    ['og:site_name', 'Mùa Vụ'],
    ['og:locale', language === 'vi' ? 'vi_VN' : 'en_GB'],
    ['og:title', card.title[language]],
    ['og:description', card.description[language]],
    ['og:url', shortUrl],
    ['og:image', image],
  ];
  const head = `<meta name="description" content="${escaped(card.description[language])}">
<meta name="robots" content="noindex">
${tags.map(([name, value]) => `<meta property="${name}" content="${escaped(value)}">`).join('\n')}`;
  const facts = card.facts.map(({ label, value }) => `<div><dt>${escaped(label[language])}</dt><dd>${escaped(value[language])}</dd></div>`);
  const body = `<main>
<h1>${escaped(card.title[language])}</h1>
<p>${escaped(card.description[language])}</p>
${card.isDemo ? `<p><span class="demo">${words.demo}</span></p>` : ''}
<dl>${facts.join('')}</dl>
${card.isOpen ? `<a class="go" href="${escaped(deskUrl)}">${words.open}</a>` : ''}
<p>${words.hint} <a class="other" href="${escaped(other)}">${words.other}</a></p>
${qrSvg(shortUrl, words.scan)}
</main>`;
  return page(card.title[language], language, { head, style: STYLE, body });
}

/** Labels of a lot for its crates: one for a roll, a sheet of them for A4. */
export function labelPage(card: LotCard, shortUrl: string, size: LabelSize, language: PageLanguage): Page {
  const qr = qrSvg(shortUrl, WORDS[language].scan);
  const lines = card.facts.map(({ value }) => `<span>${escaped(value[language])}</span>`).join('<br>');
  const text = `<div><b>${escaped(card.title[language])}</b>${lines}<br><small>${escaped(shortUrl)}</small></div>`;
  const labels = Array.from({ length: size === 'a4' ? LABELS_ON_A4 : 1 }, () => `<div class="label">${qr}${text}</div>`);
  return page(card.title[language], language, {
    head: '<meta name="robots" content="noindex">',
    style: LABEL_STYLE(size),
    body: `<main><h1>${escaped(card.title[language])}</h1><div class="sheet">${labels.join('')}</div></main>`,
  });
}

/** What whoever has a wrong link reads; a lot for invited buyers is answered like one that does not exist. */
export function noLotPage(language: PageLanguage): Page {
  const { gone } = WORDS[language];
  return page('Mùa Vụ', language, { head: '<meta name="robots" content="noindex">', style: STYLE, body: `<main><h1>${gone}</h1></main>` });
}

function page(title: string, language: PageLanguage, { head, style, body }: { head: string; style: string; body: string }): Page {
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)} · Mùa Vụ</title>
${head}
<style>${style}</style></head>
<body>${body}</body></html>`;
  return { html, styleHash: `sha256-${createHash('sha256').update(style).digest('base64')}` };
}

function qrSvg(text: string, label: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg class="qr" role="img" aria-label="${escaped(label)}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${cells.join('')}"/></svg>`;
}

/** What people wrote stays text. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
