import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces';
import {
  type DocumentPart,
  type DocumentParty,
  type DocumentTable,
  type Figure,
  type Words,
  wordsOf,
} from '@domain/documents/document-content';
import { printedMoment } from '@domain/documents/printed';
import { instantFromIso } from '@domain/shared/instant';
import { asDate } from '../../platform/clock/as-date';
import type { PrintJob } from './print-job';
import { qrCanvas } from './qr-canvas';

// Colours of the design's tokens, as inks.
const INK = '#1d2a1f';
const QUIET = '#5c6a5f';
const LEAF = '#1f6b3a';
const LINE = '#c9d3c8';
const QR_POINTS = 84;
const LINES: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

/** A paper on A4. Nothing here asks a clock or a random source. */
export function layOut(job: PrintJob): TDocumentDefinitions {
  const { content } = job;
  const say = sayer(job);
  return {
    pageSize: 'A4',
    pageMargins: [48, 44, 48, 56],
    version: '1.7',
    language: 'vi',
    info: {
      title: `${content.title.vi} ${content.number}`,
      author: 'Mùa Vụ',
      creator: 'Mùa Vụ',
      producer: 'Mùa Vụ',
      creationDate: asDate(instantFromIso(content.issuedAt, 'issuedAt')),
    },
    defaultStyle: { font: 'BeVietnamPro', fontSize: 10, color: INK, lineHeight: 1.25 },
    content: [
      head(job),
      ...(content.demo ? [demoMark(say)] : []),
      { text: say.heading(content.title), fontSize: 17, bold: true, margin: [0, 14, 0, 10] },
      parties(content.parties, say),
      ...content.parts.flatMap((part) => partContent(part, say)),
      ...(content.signatures.length > 0 ? [signatures(content.signatures, say)] : []),
      proof(job, say),
    ],
    footer: (page: number, pages: number): Content => ({
      text: `${content.number} · ${page}/${pages}`,
      alignment: 'center',
      fontSize: 8,
      color: QUIET,
      margin: [0, 18, 0, 0],
    }),
  };
}

/** How words are said in the language of the file: Vietnamese, with English beside it when asked for. */
interface Sayer {
  heading(words: Words): string;
  text(figure: Figure): Content;
}

function sayer({ language }: PrintJob): Sayer {
  const both = language === 'vi-en';
  return {
    heading: ({ vi, en }) => (both && vi !== en ? `${vi} / ${en}` : vi),
    text: (figure) => {
      const { vi, en } = wordsOf(figure);
      return both && vi !== en ? { text: [vi, { text: `  ${en}`, color: QUIET, italics: true }] } : { text: vi };
    },
  };
}

function head({ content }: PrintJob): Content {
  return {
    columns: [
      { text: 'MÙA VỤ', bold: true, fontSize: 13, color: LEAF },
      {
        stack: [
          { text: `Số / No. ${content.number}`, bold: true },
          { text: printedMoment(instantFromIso(content.issuedAt, 'issuedAt')), color: QUIET },
        ],
        alignment: 'right',
      },
    ],
  };
}

function demoMark(say: Sayer): Content {
  return {
    text: say.heading({
      vi: 'BẢN MẪU: dữ liệu được dựng lên, không có giá trị pháp lý',
      en: 'DEMO: invented data, without legal force',
    }),
    color: '#8a4b00',
    bold: true,
    margin: [0, 8, 0, 0],
  };
}

function parties(all: readonly DocumentParty[], say: Sayer): Content {
  return {
    columns: all.map((party) => ({
      stack: [
        { text: say.heading(party.role), color: QUIET, fontSize: 9 },
        { text: party.name, bold: true, fontSize: 11 },
        ...party.lines.map((line) => say.text(line)),
      ],
    })),
    columnGap: 24,
    margin: [0, 0, 0, 6],
  };
}

function partContent({ heading, rows, table, sentences }: DocumentPart, say: Sayer): Content[] {
  return [
    { text: say.heading(heading), bold: true, fontSize: 11, color: LEAF, margin: [0, 12, 0, 4] },
    ...(rows.length > 0
      ? [
          {
            table: { widths: [190, '*'], body: rows.map(({ label, value }) => [say.text(label), say.text(value)]) },
            layout: LINES,
          } satisfies Content,
        ]
      : []),
    ...(table ? [tableContent(table, say)] : []),
    ...sentences.map((sentence): Content => ({ ...(say.text(sentence) as object), margin: [0, 3, 0, 0] }) as Content),
  ];
}

function tableContent({ columns, lines }: DocumentTable, say: Sayer): Content {
  const cell = (figure: Figure, nth: number): Content =>
    ({ ...(say.text(figure) as object), alignment: columns[nth]?.align ?? 'left' }) as Content;
  const heads = columns.map(({ head: words, align }): Content => ({ text: say.heading(words), bold: true, fontSize: 9, alignment: align }));
  return {
    table: { headerRows: 1, widths: columns.map(() => '*'), body: [heads, ...lines.map((line) => line.map(cell))] },
    layout: LINES,
  };
}

function signatures(roles: readonly Words[], say: Sayer): Content {
  return {
    columns: roles.map((role) => ({
      stack: [
        { text: say.heading(role), bold: true },
        { text: ' ', margin: [0, 34, 0, 0] },
      ],
      alignment: 'center',
    })),
    margin: [0, 18, 0, 0],
    unbreakable: true,
  } as Content;
}

function proof({ hash, checkUrl }: PrintJob, say: Sayer): Content {
  return {
    columns: [
      { width: QR_POINTS, canvas: qrCanvas(checkUrl, QR_POINTS) },
      {
        width: '*',
        stack: [
          { text: say.heading({ vi: 'Kiểm tra bản giấy này', en: 'Check this paper' }), bold: true },
          say.text({
            vi: 'Quét mã, hoặc nhập số văn bản trên trang kiểm tra. Nội dung trên giấy phải khớp với trang kiểm tra.',
            en: 'Scan the code, or enter the number on the check page. What the paper says must equal what the page says.',
          }),
          { text: `SHA-256 ${hash.slice(0, 32)}`, fontSize: 8, color: QUIET, margin: [0, 4, 0, 0] },
          { text: hash.slice(32), fontSize: 8, color: QUIET },
        ],
      },
    ],
    columnGap: 14,
    margin: [0, 20, 0, 0],
    unbreakable: true,
  } as Content;
}
