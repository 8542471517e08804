import fc from 'fast-check';
import { DRIED_FRUIT_PLANT, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { addDays, dayOf } from '../shared/day';
import type { OrganisationId, ProductId } from '../shared/ids';
import { sampleId } from '../shared/samples';
import { readCode } from './code-form';
import { type Lack, missingPapers } from './missing-papers';
import type { PlantingArea } from './planting-area';
import { anArea, aRule, CHINA, MANGO, SPRING } from './samples';

// Goal: no code that was tampered with opens a market. Method: a register of 400 areas and 1,000 codes, each one step away from a true
// one: transposed, a look-alike letter, of another product, of another organisation, suspended, over, or never granted there.
const JUNE = dayOf('2026-06-12', 'day');
const CASES = 1_000;
const REGISTER: readonly PlantingArea[] = Array.from({ length: 400 }, (_, n) =>
  anArea({
    id: sampleId(1_000 + n),
    code: `VN-SLOR-${String(n * 7 + 11).padStart(4, '0')}`,
    holderId: sampleId<OrganisationId>(5_000 + n),
  }),
);
const BY_CODE = new Map(REGISTER.map((area) => [area.code, area]));
const LOOKS: Readonly<Record<string, string>> = { O: '0', '0': 'O', S: '5', '1': 'I', L: '1', R: 'Я', N: 'И', V: 'Ѵ' };

/** What the market answers for a code as somebody typed it; a code that cannot be read is answered too. */
function asked(
  code: string,
  area: PlantingArea | undefined,
  lot: { productId?: ProductId; sellerId?: OrganisationId },
): readonly Lack[] | 'unreadable' {
  let read: string;
  try {
    read = readCode(code, 'areaCode').code;
  } catch {
    return 'unreadable';
  }
  const found = area ?? BY_CODE.get(read) ?? null;
  const owner = lot.sellerId ?? sampleId<OrganisationId>(1);
  const none = { packerIds: [owner], kg: null, facilities: [], papers: [] };
  const papers = { productId: lot.productId ?? MANGO, sellerId: owner, areaCode: read, area: found, ...none };
  return missingPapers(papers, CHINA, aRule({}), JUNE);
}

const swap = (code: string, at: number): string => code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2);
const MUTATIONS = [
  'transposed',
  'look-alike',
  'suspended',
  'over',
  'not yet',
  'other product',
  'other organisation',
  'other market',
] as const;

test(`of ${CASES} mutated codes none is accepted, and every refusal is named`, () => {
  let tried = 0;
  fc.assert(
    fc.property(fc.nat(REGISTER.length - 1), fc.constantFrom(...MUTATIONS), fc.nat(9), (index, mutation, at) => {
      const area = REGISTER[index] as PlantingArea;
      const own = { sellerId: area.holderId as OrganisationId };
      const standing = (change: PlantingArea['standings'][number]) =>
        asked(area.code, { ...area, standings: [...area.standings, change] }, own);
      const answer = ((): readonly Lack[] | 'unreadable' | 'unchanged' => {
        switch (mutation) {
          case 'transposed': {
            const code = swap(area.code, at);
            return code === area.code ? 'unchanged' : asked(code, undefined, own);
          }
          case 'look-alike': {
            const sign = area.code[at] ?? '';
            const other = LOOKS[sign];
            return other === undefined ? 'unchanged' : asked(area.code.slice(0, at) + other + area.code.slice(at + 1), undefined, own);
          }
          case 'suspended':
            return standing({ marketId: at % 2 === 0 ? null : CHINA, standing: 'suspended', from: JUNE });
          case 'over':
            return standing({ marketId: CHINA, standing: 'revoked', from: SPRING });
          case 'not yet':
            return asked(area.code, { ...area, standings: area.standings.map((each) => ({ ...each, from: addDays(JUNE, 1 + at) })) }, own);
          case 'other product':
            return asked(area.code, area, { ...own, productId: 'longan' as ProductId });
          case 'other organisation':
            return asked(area.code, area, { sellerId: at % 2 === 0 ? DRIED_FRUIT_PLANT.id : HAT_LOT_COOPERATIVE.id });
          case 'other market':
            return asked(area.code, { ...area, standings: area.standings.filter(({ marketId }) => marketId === null) }, own);
        }
      })();
      fc.pre(answer !== 'unchanged');
      tried += 1;
      if (answer === 'unreadable') return;
      expect(answer.length).toBeGreaterThan(0);
      for (const { code } of answer as readonly Lack[]) expect(code).toMatch(/^area_code\./);
    }),
    { numRuns: CASES },
  );
  expect(tried).toBeGreaterThanOrEqual(CASES);
});

test('the true code of each area is accepted for its holder', () => {
  for (const area of REGISTER) expect(asked(area.code, undefined, { sellerId: area.holderId as OrganisationId })).toEqual([]);
});
