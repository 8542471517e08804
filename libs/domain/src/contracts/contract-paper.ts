import type { DocumentContent, DocumentPart, DocumentRow, DocumentTable, Figure, Words } from '../documents/document-content';
import { printedDay, printedKg, printedMoment, printedNumber, printedPrice, printedSum } from '../documents/printed';
import type { GradeId } from '../shared/ids';
import { instantToIso } from '../shared/instant';
import { invariant } from '../shared/invariant';
import { vndFromWire } from '../shared/money';
import type { ContractFacts } from './contract-events';
import { bandKgOf } from './contract-period';
import type { ContractTerms, ForceMajeureCause, LinkageForm } from './contract-terms';
import type { ContractVersion } from './contract-version';
import type { PriceRule } from './price-rule';

/** The names of what a contract refers to by id. */
export interface ContractNames {
  readonly product: Words;
  readonly varieties: readonly Words[];
  readonly grades: ReadonlyMap<GradeId, Words>;
  readonly place: Words;
}

const CAUSES: Readonly<Record<ForceMajeureCause, Words>> = {
  hail: { vi: 'mưa đá', en: 'hail' },
  flood: { vi: 'lũ lụt', en: 'flood' },
  drought: { vi: 'hạn hán', en: 'drought' },
  frost: { vi: 'sương muối', en: 'frost' },
  pest: { vi: 'sâu bệnh diện rộng', en: 'widespread pests' },
  road_cut: { vi: 'đường bị chia cắt', en: 'roads cut' },
  gate_closure: { vi: 'đóng cửa khẩu', en: 'border gates closed' },
  epidemic: { vi: 'dịch bệnh', en: 'epidemic' },
};

const LINKAGE: Readonly<Record<LinkageForm, Words>> = {
  advance: { vi: 'ứng trước vốn, vật tư', en: 'advance of money or inputs' },
  inputs: { vi: 'cung ứng vật tư, mua lại nông sản', en: 'inputs for product' },
  direct_sale: { vi: 'bán trực tiếp', en: 'direct sale' },
  joint_production: { vi: 'liên kết sản xuất', en: 'joint production' },
};

const INDEXES: Readonly<Record<string, Words>> = {
  farm_gate: { vi: 'giá tại vườn', en: 'farm-gate price' },
  factory_gate: { vi: 'giá tại nhà máy', en: 'factory-gate price' },
  border_gate: { vi: 'giá tại cửa khẩu', en: 'border-gate price' },
};

/**
 * The off-take contract as both have signed it. `terms` is the very text that was signed, whose hash is printed and can be checked.
 *
 * Source: Law on Electronic Transactions 20/2023/QH15 (integrity, access, moment of signing), Commercial Law 2005 articles 294 and 301,
 * Civil Code 2015 article 328, Decree 98/2018/NĐ-CP.
 * @throws BrokenInvariant for a version without two signatures
 */
export function contractPaper(facts: ContractFacts, version: ContractVersion, names: ContractNames, text: string): DocumentContent {
  const { contract, cooperative, processor } = facts;
  const { terms, signatures } = version;
  const signed = signatures.filter((signature) => signature.termsHash === version.termsHash);
  invariant(signed.length >= 2, 'a contract is printed when both have signed it', { id: contract.id });
  const last = Math.max(...signed.map((signature) => signature.at));
  const amendment = version.version > 1;
  return {
    title: amendment
      ? { vi: `Phụ lục hợp đồng bao tiêu số ${version.version - 1}`, en: `Annex ${version.version - 1} to the off-take contract` }
      : { vi: 'Hợp đồng bao tiêu nông sản', en: 'Off-take contract' },
    // Plain letters, for it is the name of a file too; the number that the parties gave stands among the goods.
    number: `HDBT-${contract.id.slice(-12)}-${version.version}`,
    issuedAt: instantToIso(signed.find((signature) => signature.at === last)?.at ?? version.at),
    demo: cooperative.demo || processor.demo,
    parties: [
      { role: { vi: 'Bên bán (hợp tác xã)', en: 'Seller (cooperative)' }, name: cooperative.name, lines: [] },
      { role: { vi: 'Bên mua (nhà máy)', en: 'Buyer (processor)' }, name: processor.name, lines: [] },
    ],
    parts: [
      goods(contract.number, terms, names),
      volumes(terms),
      price(terms),
      delivery(terms, names),
      duties(terms),
      consent(facts, version),
    ],
    signatures: [],
    terms: text,
  };
}

function goods(number: string, terms: ContractTerms, names: ContractNames): DocumentPart {
  const any: Words = { vi: 'mọi giống', en: 'any variety' };
  const table: DocumentTable = {
    columns: [
      { head: { vi: 'Phẩm cấp', en: 'Grade' }, align: 'left' },
      { head: { vi: 'Chênh lệch giá', en: 'Price spread' }, align: 'right' },
    ],
    lines: terms.grades.map(({ gradeId, spreadVndPerKg }): Figure[] => [names.grades.get(gradeId) ?? gradeId, spread(spreadVndPerKg)]),
  };
  return {
    heading: { vi: 'Điều 1. Hàng hoá', en: '1. Goods' },
    rows: [
      row('Số hợp đồng', 'Contract number', number),
      row('Nông sản', 'Product', names.product),
      row('Giống', 'Variety', names.varieties.length === 0 ? any : joined(names.varieties)),
    ],
    table,
    sentences: [],
  };
}

function volumes(terms: ContractTerms): DocumentPart {
  const table: DocumentTable = {
    columns: [
      { head: { vi: 'Từ ngày', en: 'From' }, align: 'left' },
      { head: { vi: 'Đến ngày', en: 'To' }, align: 'left' },
      { head: { vi: 'Cam kết', en: 'Committed' }, align: 'right' },
      { head: { vi: 'Biên độ ±', en: 'Band ±' }, align: 'right' },
    ],
    lines: terms.periods.map((period): Figure[] => [
      printedDay(period.from),
      printedDay(period.to),
      printedKg(period.kg),
      printedKg(bandKgOf(period)),
    ]),
  };
  const { area } = terms;
  return {
    heading: { vi: 'Điều 2. Mùa vụ và sản lượng', en: '2. Season and volume' },
    rows: [
      row('Cam kết cả mùa', 'Committed for the season', printedKg(terms.agreedKg)),
      row('Mức trần', 'Ceiling', printedKg(terms.ceilingKg)),
      row('Dung sai', 'Tolerance', percent(terms.toleranceBp)),
      ...(area === null ? [] : [row('Theo diện tích', 'By planted area', printedArea(area.squareMetres, area.yieldKgPerHectare))]),
      ...(terms.areaCodes.length === 0 ? [] : [row('Mã số vùng trồng', 'Planting area codes', terms.areaCodes.join(', '))]),
    ],
    table,
    sentences: [],
  };
}

function price({ price: rule }: ContractTerms): DocumentPart {
  const rows = rule.kind === 'fixed' ? [row('Giá cố định', 'Fixed price', printedPrice(rule.vndPerKg))] : marketRows(rule);
  return {
    heading: { vi: 'Điều 3. Giá tại vườn', en: '3. Price at the farm gate' },
    rows,
    table: null,
    sentences: [
      {
        vi: 'Giá được chốt khi gọi hàng; chỉ số công bố muộn hoặc đính chính sau đó không làm thay đổi giá đã chốt.',
        en: 'The price is settled when fruit is called off; an index published late or corrected afterwards does not change it.',
      },
    ],
  };
}

function marketRows(rule: Exclude<PriceRule, { kind: 'fixed' }>): DocumentRow[] {
  const { index, floorVndPerKg: floor, capVndPerKg: cap } = rule;
  const kind: Words =
    rule.kind === 'floor_plus_market'
      ? { vi: 'giá sàn, theo thị trường khi cao hơn', en: 'the floor, or the market when it is higher' }
      : { vi: 'giá thị trường trừ lùi', en: 'the market less a deduction' };
  return [
    row('Cách tính', 'Rule', kind),
    ...(floor === null ? [] : [row('Giá sàn', 'Floor', printedPrice(floor))]),
    ...(rule.kind === 'market_minus' ? [row('Trừ lùi', 'Deduction', printedPrice(rule.minusVndPerKg))] : []),
    ...(cap === null ? [] : [row('Giá trần', 'Cap', printedPrice(cap))]),
    row('Chỉ số', 'Index', INDEXES[index.indexId] ?? index.indexId),
    row('Nơi lấy giá', 'Quoted at', index.placeId ?? { vi: 'toàn tỉnh', en: 'the province' }),
    row('Bình quân', 'Mean of', withWords(printedNumber(index.averageDays), ' ngày', ' days')),
    row('Lùi trước ngày gọi', 'Days before the call-off', withWords(printedNumber(index.lagDays), ' ngày', ' days')),
  ];
}

function delivery(terms: ContractTerms, names: ContractNames): DocumentPart {
  const { slot, noticeHours, confirmHours, makeUpDays } = terms;
  return {
    heading: { vi: 'Điều 4. Giao nhận', en: '4. Delivery' },
    rows: [
      row('Nơi nhận', 'Delivered to', names.place),
      ...(slot === null ? [] : [row('Khung giờ', 'Slot', `${slot.from}–${slot.to}`)]),
      row('Báo trước', 'Notice', withWords(printedNumber(noticeHours), ' giờ', ' hours')),
      row('Trả lời phiếu vượt biên độ', 'Answer to a call-off above the band', withWords(printedNumber(confirmHours), ' giờ', ' hours')),
      row('Giao bù', 'Make-up window', withWords(printedNumber(makeUpDays), ' ngày', ' days')),
    ],
    table: null,
    sentences: [],
  };
}

function duties(terms: ContractTerms): DocumentPart {
  const { linkage } = terms;
  return {
    heading: { vi: 'Điều 5. Trách nhiệm', en: '5. Duties' },
    rows: [
      row('Tiền đặt cọc', 'Deposit', printedSum(vndFromWire(terms.depositVnd))),
      row('Phạt vi phạm', 'Penalty', percent(terms.penaltyBp)),
      row('Bất khả kháng', 'Force majeure', joined(terms.forceMajeure.map((cause) => CAUSES[cause]))),
      ...(linkage === null
        ? []
        : [
            row('Hình thức liên kết', 'Form of linkage', LINKAGE[linkage.form]),
            row('Số hộ tham gia', 'Households', printedNumber(linkage.households.length)),
          ]),
    ],
    table: null,
    sentences: [
      {
        vi: 'Phạt vi phạm tính trên giá trị phần nghĩa vụ bị vi phạm, tối đa 8 % (Luật Thương mại 2005, Điều 301).',
        en: 'The penalty is a share of the value of the part breached, at most 8 % (Commercial Law 2005, art. 301).',
      },
    ],
  };
}

function consent({ cooperative, processor }: ContractFacts, version: ContractVersion): DocumentPart {
  const of = (id: string): string => {
    const signature = version.signatures.find((one) => one.party === id && one.termsHash === version.termsHash);
    return signature ? printedMoment(signature.at) : '';
  };
  return {
    heading: { vi: 'Chữ ký điện tử', en: 'Electronic signatures' },
    rows: [
      row('Bên bán ký lúc', 'The seller signed at', of(cooperative.id)),
      row('Bên mua ký lúc', 'The buyer signed at', of(processor.id)),
      row('Phiên bản', 'Version', printedNumber(version.version)),
    ],
    table: null,
    sentences: [
      {
        vi: 'Hợp đồng điện tử theo Luật Giao dịch điện tử 20/2023/QH15: mã băm dưới đây là của toàn văn điều khoản đã ký.',
        en: 'An electronic contract under Law 20/2023/QH15: the hash below is that of the full text that was signed.',
      },
    ],
  };
}

function spread(vndPerKg: number): Figure {
  if (vndPerKg === 0) return { vi: 'giá gốc', en: 'base price' };
  const words = printedPrice(Math.abs(vndPerKg));
  const sign = vndPerKg > 0 ? '+' : '−';
  return { vi: `${sign}${words.vi}`, en: `${sign}${words.en}` };
}

/** Basis points as per cent, exactly: 550 is "5,5 %". */
function percent(bp: number): Words {
  const text = String(bp / 100);
  return { vi: `${text.replace('.', ',')} %`, en: `${text} %` };
}

function printedArea(squareMetres: number, yieldKgPerHectare: number): Words {
  const [size, crop] = [printedNumber(squareMetres), printedNumber(yieldKgPerHectare)];
  return { vi: `${size.vi} m², ${crop.vi} kg/ha`, en: `${size.en} m², ${crop.en} kg/ha` };
}

function joined(words: readonly Words[]): Words {
  if (words.length === 0) return { vi: 'không nêu', en: 'none named' };
  return { vi: words.map((word) => word.vi).join(', '), en: words.map((word) => word.en).join(', ') };
}

function withWords(words: Words, vi: string, en: string): Words {
  return { vi: words.vi + vi, en: words.en + en };
}

function row(vi: string, en: string, value: Figure): DocumentRow {
  return { label: { vi, en }, value };
}
