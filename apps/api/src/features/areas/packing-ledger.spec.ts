import { aFacility, aRule, CHINA, MANGO, SPRING } from '@domain/areas/samples';
import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '@domain/identity/samples';
import type { AuthorisationId } from '@domain/shared/ids';
import { sampleId, SUNDAY } from '@domain/shared/samples';
import { lotKgOf, NO_KG } from '@domain/shared/weight';
import { MarketPapers } from './market-papers';
import { PackingLedgerService } from './packing-ledger.service';

const LEAVE = sampleId<AuthorisationId>(90);
const lent = aFacility({
  holderId: HANOI_BUYER.id,
  authorisations: [
    {
      id: LEAVE,
      userId: HAT_LOT_COOPERATIVE.id,
      kg: lotKgOf(1_000, 'kg'),
      window: { from: SPRING, to: SUNDAY },
      withdrawn: false,
      usedKg: NO_KG,
    },
  ],
});

test('what is packed under a leave is not there for the next lot, and nobody packs without a right', () => {
  const rules = [aRule({ needsPackingCode: true })];
  const papers = new MarketPapers({ areas: [], facilities: [lent], papers: [], rules });
  const lot = (kg: number) => ({ productId: MANGO, sellerId: HAT_LOT_COOPERATIVE.id, areaCode: null, kg });
  expect(papers.pack(lot(600), null, CHINA, SUNDAY)).toBe(LEAVE);
  expect(() => papers.pack(lot(401), null, CHINA, SUNDAY)).toThrow(expect.objectContaining({ code: 'trade.no_packing' }));
  expect(papers.pack(lot(400), null, CHINA, SUNDAY)).toBe(LEAVE);
});

test('a trade that is corrected upwards stays within the leave that it began with; downwards it gives back', async () => {
  const moved: unknown[] = [];
  const rows = {
    packingDebits: () => Promise.resolve([{ tradeId: 'a trade', authorisationId: LEAVE, kg: 600 }]),
    left: (_tx: unknown, ids: readonly string[]) => Promise.resolve(ids.map((id) => ({ id, leftKg: 50 }))),
    move: (_tx: unknown, moves: ReadonlyMap<string, number>) => Promise.resolve(moved.push(...moves)),
    savePackingDebits: (_tx: unknown, debits: readonly unknown[]) => Promise.resolve(moved.push(...debits)),
  };
  const ledger = new PackingLedgerService(rows as never, {} as never, {} as never);
  const book = (kg: number) => ledger.book({} as never, [{ tradeId: 'a trade', kg, wish: null }]);
  await expect(book(51)).rejects.toMatchObject({ code: 'authorisation.exceeded', facts: { leftKg: 50, askedKg: 51 } });
  expect(moved).toEqual([]);
  await book(-100);
  expect(moved).toEqual([[LEAVE, -100], { tradeId: 'a trade', authorisationId: LEAVE, kg: 500 }]);
});
