import type { Contract } from './contract';
import type { ContractColumn } from './contract-columns';
import { CONTRACT_COLUMNS } from './contract-columns';
import type { PriceRule } from './price-rule';

type Cells = Readonly<Record<ContractColumn, string>>;

const NO_CELLS = Object.fromEntries(CONTRACT_COLUMNS.map((column) => [column, ''])) as Cells;

/**
 * A contract as the rows of a file: one for each period, all else in the first, in the shape that `gatherContracts` reads. What a file has no
 * column for (hours of the plant, planted area, households) stays on the screen.
 *
 * @param partner the other side, by the name or the id under which a file names it
 */
export function contractFileRows(contract: Contract, partner: string): readonly Cells[] {
  const { number } = contract;
  return contract.periods.map(({ from, to, kg, band }, nth) => ({
    ...NO_CELLS,
    ...(nth === 0 ? termCells(contract, partner) : {}),
    number,
    from,
    to,
    kg: String(kg),
    band_percent: band.percentBp === null ? '' : percent(band.percentBp),
    band_kg: band.kg === null ? '' : String(band.kg),
  }));
}

function termCells(contract: Contract, partner: string): Partial<Cells> {
  return {
    partner,
    product: contract.productId,
    varieties: contract.varietyIds.join('|'),
    grades: contract.grades.map(({ gradeId, spreadVndPerKg }) => gradeId + (spreadVndPerKg === 0 ? '' : `:${spreadVndPerKg}`)).join('|'),
    place: contract.placeId,
    tolerance_percent: percent(contract.toleranceBp),
    notice_hours: String(contract.noticeHours),
    ceiling_kg: String(contract.ceilingKg),
    confirm_hours: String(contract.confirmHours),
    make_up_days: String(contract.makeUpDays),
    penalty_percent: percent(contract.penaltyBp),
    deposit: contract.depositVnd,
    causes: contract.forceMajeure.join('|'),
    area_codes: contract.areaCodes.join('|'),
    ...priceCells(contract.price),
  };
}

function priceCells(price: PriceRule): Partial<Cells> {
  if (price.kind === 'fixed') return { price_rule: 'fixed', price: String(price.vndPerKg) };
  const { index, floorVndPerKg, capVndPerKg } = price;
  return {
    price_rule: price.kind,
    floor: floorVndPerKg === null ? '' : String(floorVndPerKg),
    cap: capVndPerKg === null ? '' : String(capVndPerKg),
    minus: price.kind === 'market_minus' ? String(price.minusVndPerKg) : '',
    index: index.indexId,
    index_place: index.placeId ?? '',
    lag_days: String(index.lagDays),
    average_days: String(index.averageDays),
  };
}

/** Basis points as a file has them: 750 is 7.5. */
const percent = (basisPoints: number): string => String(basisPoints / 100);
