import type { DemoLot } from './lots';
import type { DemoCooperative } from './organisations';

/** A certificate of one cooperative, for all of its fruit that carries it. */
export interface DemoPaper {
  readonly holder: DemoCooperative;
  readonly kind: string;
  readonly number: string;
  readonly productIds: readonly string[];
}

/** The ground of one cooperative for one product. */
export interface DemoArea {
  readonly holder: DemoCooperative;
  readonly code: string;
  readonly productId: string;
  readonly hectares: number;
}

/** Small enough to be a village's orchards, large enough for a season of demo days. Assumption. */
const HECTARES = { least: 15, span: 45 };

/** Gives every cooperative one code a product, in the order of the harvest: a code stands for one piece of ground. */
export function withCodes(lots: readonly DemoLot[]): DemoLot[] {
  const codes = new Map<string, string>();
  return lots.map((lot) => {
    if (lot.body.areaCode === undefined) return lot;
    const ground = `${lot.seller.key} ${lot.productId}`;
    const code = codes.get(ground) ?? `VN-SLOR-${String(codes.size + 1).padStart(4, '0')}`;
    codes.set(ground, code);
    return { ...lot, body: { ...lot.body, areaCode: code } };
  });
}

/** The areas that these lots come from. */
export function areasOf(lots: readonly DemoLot[]): DemoArea[] {
  const areas = new Map<string, DemoArea>();
  for (const { seller, productId, body } of lots) {
    if (body.areaCode === undefined) continue;
    const hectares = HECTARES.least + ((Number(body.areaCode.slice(-4)) * 7) % HECTARES.span);
    areas.set(body.areaCode, { holder: seller, code: body.areaCode, productId, hectares });
  }
  return [...areas.values()];
}

/** The certificates that these lots claim, one a cooperative and kind. */
export function papersOf(lots: readonly DemoLot[]): DemoPaper[] {
  const papers = new Map<string, DemoPaper>();
  for (const { seller, productId, body } of lots) {
    for (const kind of body.certificates) {
      const known = papers.get(`${seller.key} ${kind}`);
      const productIds = [...new Set([...(known?.productIds ?? []), productId])];
      papers.set(`${seller.key} ${kind}`, { holder: seller, kind, number: numberOf(kind, seller.key), productIds });
    }
  }
  return [...papers.values()];
}

/** A GGN has thirteen digits; other numbers say at once that they are made up. */
function numberOf(kind: string, key: string): string {
  if (kind !== 'globalgap') return `mau-${kind}-${key}`;
  const digits = [...key].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_000_007, 7);
  return `404${String(digits).padStart(10, '0')}`;
}
