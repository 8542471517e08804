import type { Contract } from '@domain/contracts/contract';
import { mostKgOf, termsOf } from '@domain/contracts/contract';
import type { ContractTerms } from '@domain/contracts/contract-terms';
import { priceOf } from '@domain/shared/unit-price';
import { kg } from './world';

/** What an amendment of the model may change; the price of each version is another, so that it tells which terms a call-off is under. */
export function changedTerms(contract: Contract, version: number, which: number): ContractTerms {
  const terms: ContractTerms = { ...termsOf(contract), price: { kind: 'fixed', vndPerKg: priceOf(8_000 + version, 'price') } };
  switch (which % 6) {
    case 0:
      return sized(terms, 3, 2);
    case 1:
      return sized(terms, 1, 2);
    case 2:
      return shortened(terms);
    case 3:
      return { ...terms, noticeHours: terms.noticeHours === 0 ? 48 : 0, makeUpDays: 3 };
    case 4:
      return { ...flat(terms), toleranceBp: 0, ceilingKg: terms.agreedKg };
    default:
      return terms;
  }
}

/** Every period larger or smaller, and the ceiling with them. */
function sized(terms: ContractTerms, times: number, by: number): ContractTerms {
  const periods = terms.periods.map((period) => ({ ...period, kg: kg(Math.ceil((period.kg * times) / by)) }));
  return withSums({ ...terms, periods });
}

/** The season ends with its first period. */
function shortened(terms: ContractTerms): ContractTerms {
  const periods = terms.periods.slice(0, 1);
  const [only] = periods;
  return only ? withSums({ ...terms, periods, season: { from: only.from, to: only.to } }) : terms;
}

function flat(terms: ContractTerms): ContractTerms {
  return { ...terms, periods: terms.periods.map((period) => ({ ...period, band: { percentBp: 0, kg: null } })) };
}

function withSums(terms: ContractTerms): ContractTerms {
  const agreedKg = kg(terms.periods.reduce((sum, period) => sum + period.kg, 0));
  return { ...terms, agreedKg, ceilingKg: mostKgOf({ agreedKg, toleranceBp: terms.toleranceBp }) };
}
