import type { components } from '../../shared/api/schema.gen';
import { addDays, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { readWeight } from '../../shared/format/weight';
import { splitSeason } from './split-season';
import { type Kind, plainWeight, readTerm } from './term-figure';

type Schemas = components['schemas'];
export type Terms = Schemas['TermsDto'];
export type PriceKind = Terms['price']['kind'];

/** One period as it is typed. */
export interface PeriodDraft {
  from: Day;
  to: Day;
  weight: string;
  percent: string;
  band: string;
}

/** All terms as they are typed: nothing is read before it is sent, so nothing typed is lost. */
export interface TermsDraft {
  productId: string;
  varietyIds: string[];
  gradeIds: string[];
  /** By grade. */
  spreads: Record<string, string>;
  placeId: string;
  slotFrom: string;
  slotTo: string;
  seasonFrom: Day;
  seasonTo: Day;
  /** Of the whole season, to be split over its periods; never sent. */
  total: string;
  periods: PeriodDraft[];
  ceiling: string;
  tolerance: string;
  noticeHours: string;
  confirmHours: string;
  makeUpDays: string;
  deposit: string;
  penalty: string;
  forceMajeure: string[];
  priceKind: PriceKind;
  price: string;
  floor: string;
  cap: string;
  minus: string;
  indexId: string;
  indexPlaceId: string;
  lagDays: string;
  averageDays: string;
  hectares: string;
  yieldTonnes: string;
  areaCodes: string;
  linkageForm: string;
  households: string;
}

/** The terms as they are sent. Figures must have been read before: what is no figure is sent as none. */
export function termsOf(draft: TermsDraft, language: Language): Terms {
  const figure = (kind: Kind, typed: string) => readTerm(kind, typed, language) ?? undefined;
  const ceilingKg = figure('weight', draft.ceiling);
  const deposit = figure('money', draft.deposit);
  const hectares = figure('tenth', draft.hectares);
  return {
    productId: draft.productId,
    varietyIds: draft.varietyIds,
    grades: draft.gradeIds.map((gradeId) => ({ gradeId, spreadVndPerKg: figure('signed', draft.spreads[gradeId] ?? '') ?? 0 })),
    placeId: draft.placeId,
    slot: draft.slotFrom === '' && draft.slotTo === '' ? null : { from: draft.slotFrom, to: draft.slotTo },
    seasonFrom: draft.seasonFrom,
    seasonTo: draft.seasonTo,
    periods: draft.periods.map((period) => ({
      from: period.from,
      to: period.to,
      kg: figure('weight', period.weight) ?? 0,
      percentBp: figure('percent', period.percent) ?? null,
      bandKg: figure('weight', period.band) ?? null,
    })),
    ...(ceilingKg === undefined ? {} : { ceilingKg }),
    toleranceBp: figure('percent', draft.tolerance) ?? 0,
    noticeHours: figure('whole', draft.noticeHours) ?? 0,
    confirmHours: figure('whole', draft.confirmHours) ?? 2,
    makeUpDays: figure('whole', draft.makeUpDays) ?? 0,
    depositVnd: String(deposit ?? 0),
    penaltyBp: figure('percent', draft.penalty) ?? 0,
    forceMajeure: draft.forceMajeure as NonNullable<Terms['forceMajeure']>,
    price: priceOf(draft, figure),
    area: hectares === undefined ? null : { squareMetres: hectares, yieldKgPerHectare: figure('weight', draft.yieldTonnes) ?? 0 },
    areaCodes: draft.areaCodes.split(/[\s,;]+/).filter((code) => code !== ''),
    linkage:
      draft.linkageForm === ''
        ? null
        : { form: draft.linkageForm as NonNullable<Terms['linkage']>['form'], households: householdsOf(draft.households, language) },
  };
}

function priceOf(draft: TermsDraft, figure: (kind: Kind, typed: string) => number | undefined): Terms['price'] {
  if (draft.priceKind === 'fixed') return { kind: 'fixed', vndPerKg: figure('price', draft.price) ?? 0 };
  const [floor, cap] = [figure('price', draft.floor), figure('price', draft.cap)];
  return {
    kind: draft.priceKind,
    ...(floor === undefined ? {} : { floorVndPerKg: floor }),
    ...(cap === undefined ? {} : { capVndPerKg: cap }),
    ...(draft.priceKind === 'market_minus' ? { minusVndPerKg: figure('price', draft.minus) ?? 0 } : {}),
    ...(draft.indexId === ''
      ? {}
      : {
          index: {
            indexId: draft.indexId as 'farm_gate',
            placeId: draft.indexPlaceId === '' ? null : draft.indexPlaceId,
            lagDays: figure('whole', draft.lagDays) ?? 0,
            averageDays: figure('whole', draft.averageDays) ?? 0,
          },
        }),
  };
}

/** One household a line: the name, then what it promised. */
export function householdsOf(text: string, language: Language): { name: string; kg: number }[] {
  return text.split('\n').flatMap((line) => {
    const found = /^(.*?)[\t;]\s*([^\t;]+)$/.exec(line.trim()) ?? /^(.*\S)\s+(\d\S*\s*(?:kg|tạ|tấn)?)$/u.exec(line.trim());
    if (found === null) return line.trim() === '' ? [] : [{ name: line.trim(), kg: 0 }];
    const read = readWeight(found[2] ?? '', 'kg', language);
    return [{ name: (found[1] ?? '').trim(), kg: read.ok ? read.kg : 0 }];
  });
}

/** An empty draft: the usual terms of the region, to be changed. */
export function freshTerms(at: { today: Day; productId: string; gradeIds: string[]; placeId: string; language: Language }): TermsDraft {
  const to = addDays(at.today, 90);
  return {
    productId: at.productId,
    varietyIds: [],
    gradeIds: at.gradeIds,
    spreads: {},
    placeId: at.placeId,
    slotFrom: '',
    slotTo: '',
    seasonFrom: at.today,
    seasonTo: to,
    total: '',
    periods: splitSeason(at.today, to, 'month', 0).map(({ from, to: end }) => ({ from, to: end, weight: '', percent: '10', band: '' })),
    ceiling: '',
    tolerance: '10',
    noticeHours: '24',
    confirmHours: '2',
    makeUpDays: '3',
    deposit: '',
    penalty: '8',
    forceMajeure: ['hail', 'flood', 'gate_closure'],
    priceKind: 'fixed',
    price: '',
    floor: '',
    cap: '',
    minus: '',
    indexId: 'farm_gate',
    indexPlaceId: '',
    lagDays: '1',
    averageDays: '7',
    hectares: '',
    yieldTonnes: '',
    areaCodes: '',
    linkageForm: '',
    households: '',
  };
}

/** Terms as they were signed, to be typed on: what the server answers with a version. */
export interface SignedTerms extends Omit<Terms, 'seasonFrom' | 'seasonTo' | 'periods' | 'price'> {
  season: { from: Day; to: Day };
  periods: { from: Day; to: Day; kg: number; band: { percentBp: number | null; kg: number | null } }[];
  price: { [Name in keyof Terms['price']]?: Terms['price'][Name] | null } & { kind: PriceKind };
}

/** Signed terms back in the fields they came from. */
export function draftOf(terms: SignedTerms, language: Language): TermsDraft {
  const weight = (kg: number | null | undefined) => (kg === null || kg === undefined ? '' : plainWeight(kg, language));
  const plain = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
  const percent = (bp: number | null | undefined) => (bp === null || bp === undefined ? '' : comma(bp / 100, language));
  const { price, linkage, area, slot } = terms;
  return {
    productId: terms.productId,
    varietyIds: [...terms.varietyIds],
    gradeIds: terms.grades.map((grade) => grade.gradeId),
    spreads: Object.fromEntries(terms.grades.map((grade) => [grade.gradeId, plain(grade.spreadVndPerKg)])),
    placeId: terms.placeId,
    slotFrom: slot?.from ?? '',
    slotTo: slot?.to ?? '',
    seasonFrom: terms.season.from,
    seasonTo: terms.season.to,
    total: '',
    periods: terms.periods.map(({ from, to, kg, band }) => ({
      from,
      to,
      weight: weight(kg),
      percent: percent(band.percentBp),
      band: weight(band.kg),
    })),
    ceiling: weight(terms.ceilingKg),
    tolerance: percent(terms.toleranceBp),
    noticeHours: plain(terms.noticeHours),
    confirmHours: plain(terms.confirmHours),
    makeUpDays: plain(terms.makeUpDays),
    deposit: terms.depositVnd === '0' ? '' : (terms.depositVnd ?? ''),
    penalty: percent(terms.penaltyBp),
    forceMajeure: [...(terms.forceMajeure ?? [])],
    priceKind: price.kind,
    price: plain(price.vndPerKg),
    floor: plain(price.floorVndPerKg),
    cap: plain(price.capVndPerKg),
    minus: plain(price.minusVndPerKg),
    indexId: price.index?.indexId ?? 'farm_gate',
    indexPlaceId: price.index?.placeId ?? '',
    lagDays: plain(price.index?.lagDays ?? 1),
    averageDays: plain(price.index?.averageDays ?? 7),
    hectares: area ? comma(area.squareMetres / 10_000, language) : '',
    yieldTonnes: area ? weight(area.yieldKgPerHectare) : '',
    areaCodes: (terms.areaCodes ?? []).join(', '),
    linkageForm: linkage?.form ?? '',
    households: (linkage?.households ?? []).map(({ name, kg }) => `${name}; ${kg} kg`).join('\n'),
  };
}

function comma(value: number, language: Language): string {
  return language === 'vi' ? String(value).replace('.', ',') : String(value);
}
