import type { Catalogue } from '@domain/catalogue/catalogue';
import { mostKgOf } from '@domain/contracts/contract';
import { seasonOf } from '@domain/contracts/contract-parties';
import type { ContractTerms } from '@domain/contracts/contract-terms';
import type { PriceRule } from '@domain/contracts/price-rule';
import { CONFIRM_HOURS_DEFAULT } from '@domain/contracts/register-contract';
import { agreedKgOf, TOLERANCE_BP_MAX } from '@domain/contracts/require-terms';
import { areaCodeText } from '@domain/areas/code-text';
import { asSet } from '@domain/shared/bounded-list';
import { dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { gradeIdOf, placeIdOf, productIdOf, varietyIdOf } from '@domain/shared/ids';
import { cleanText } from '@domain/shared/text';
import { costOf, priceOf } from '@domain/shared/unit-price';
import { kgOf, lotKgOf } from '@domain/shared/weight';
import { INDEX_IDS } from './price-indexes.service';
import type { PriceRuleDto, TermsDto } from './terms.dto';

/** Length of a household's name. */
const HOUSEHOLD_NAME = { min: 1, max: 60 } as const;

/** Terms from the wire, each value through its own constructor; the domain then holds them together. */
export function readTerms(dto: TermsDto, catalogue: Catalogue): ContractTerms {
  const { id: productId } = catalogue.product(productIdOf(dto.productId, 'productId'), 'productId');
  const periods = dto.periods.map((period) => ({
    from: dayOf(period.from, 'periods'),
    to: dayOf(period.to, 'periods'),
    kg: kgOf(period.kg, 'periods'),
    band: { percentBp: period.percentBp ?? null, kg: period.bandKg == null ? null : kgOf(period.bandKg, 'periods') },
  }));
  const agreedKg = agreedKgOf(periods);
  const { toleranceBp } = dto;
  const most = toleranceBp >= 0 && toleranceBp <= TOLERANCE_BP_MAX ? mostKgOf({ agreedKg, toleranceBp }) : agreedKg;
  return {
    productId,
    varietyIds: dto.varietyIds.map((id) => catalogue.variety(varietyIdOf(id, 'varietyIds'), 'varietyIds').id),
    grades: dto.grades.map((grade) => ({
      gradeId: catalogue.grade(productId, gradeIdOf(grade.gradeId, 'grades'), 'grades').id,
      spreadVndPerKg: grade.spreadVndPerKg,
    })),
    placeId: catalogue.place(placeIdOf(dto.placeId, 'placeId'), 'factory', 'placeId').id,
    slot: dto.slot ? { from: dto.slot.from, to: dto.slot.to } : null,
    season: seasonOf(dayOf(dto.seasonFrom, 'seasonFrom'), dayOf(dto.seasonTo, 'seasonTo')),
    periods,
    agreedKg,
    ceilingKg: dto.ceilingKg === undefined ? kgOf(most, 'ceilingKg') : lotKgOf(dto.ceilingKg, 'ceilingKg'),
    toleranceBp,
    noticeHours: dto.noticeHours,
    confirmHours: dto.confirmHours ?? CONFIRM_HOURS_DEFAULT,
    makeUpDays: dto.makeUpDays ?? 0,
    depositVnd: dto.depositVnd ?? '0',
    penaltyBp: dto.penaltyBp ?? 0,
    forceMajeure: asSet(dto.forceMajeure ?? [], { min: 0, max: 20 }, 'forceMajeure'),
    price: readPrice(dto.price, catalogue),
    area: dto.area ? { squareMetres: dto.area.squareMetres, yieldKgPerHectare: dto.area.yieldKgPerHectare } : null,
    areaCodes: asSet(
      (dto.areaCodes ?? []).map((code) => areaCodeText(code, 'areaCodes')),
      { min: 0, max: 200 },
      'areaCodes',
    ),
    linkage: dto.linkage
      ? {
          form: dto.linkage.form,
          households: dto.linkage.households.map(({ name, kg }) => ({
            name: cleanText(name, HOUSEHOLD_NAME, 'linkage'),
            kg: lotKgOf(kg, 'linkage'),
          })),
        }
      : null,
  };
}

/** Terms of a contract that is not made yet: they name only what is still traded. @throws DomainError `variety.retired`, `grade.retired` */
export function readNewTerms(dto: TermsDto, catalogue: Catalogue): ContractTerms {
  const terms = readTerms(dto, catalogue);
  for (const id of terms.varietyIds) catalogue.tradedVariety(id, 'varietyIds');
  for (const { gradeId } of terms.grades) catalogue.tradedGrade(terms.productId, gradeId, 'grades');
  return terms;
}

/** @throws DomainError `price.out_of_range`, `contract.index_missing`, `price_index.not_found`, `place.unknown` */
function readPrice(dto: PriceRuleDto, catalogue: Catalogue): PriceRule {
  if (dto.kind === 'fixed') return { kind: 'fixed', vndPerKg: priceOf(dto.vndPerKg ?? 0, 'price') };
  const { index } = dto;
  if (index === undefined) throw new DomainError('contract.index_missing', {}, 'price');
  if (!(INDEX_IDS as readonly string[]).includes(index.indexId)) throw new DomainError('price_index.not_found', {}, 'price');
  const reference = {
    indexId: index.indexId,
    placeId: index.placeId == null ? null : catalogue.anyPlace(placeIdOf(index.placeId, 'price'), 'price').id,
    lagDays: index.lagDays,
    averageDays: index.averageDays,
  };
  const capVndPerKg = dto.capVndPerKg === undefined ? null : priceOf(dto.capVndPerKg, 'price');
  if (dto.kind === 'floor_plus_market')
    return { kind: 'floor_plus_market', floorVndPerKg: priceOf(dto.floorVndPerKg ?? 0, 'price'), index: reference, capVndPerKg };
  const floorVndPerKg = dto.floorVndPerKg === undefined ? null : priceOf(dto.floorVndPerKg, 'price');
  return { kind: 'market_minus', minusVndPerKg: costOf(dto.minusVndPerKg ?? 0, 'price'), index: reference, floorVndPerKg, capVndPerKg };
}
