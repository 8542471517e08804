import { type DemoContract, contracts } from './contracts';
import { type DayShare, dayMix } from './day-mix';
import type { DemoDays } from './days';
import { type DemoDemand, demands } from './demands';
import { type DemoLot, lots } from './lots';
import { withCodes } from './papers';
import { buyers, cooperatives, type Crowd, type DemoBuyer, type DemoCooperative, type DemoOrganisation } from './organisations';
import { type Reference, ReferenceIndex } from './reference';
import { type DemoAction, script } from './script';

/** How large the day is. */
export interface Scale {
  readonly crowd: Crowd;
  readonly lots: number;
  readonly demands: number;
}

/** The whole day of the province: 740 cooperatives of which 86 are linked, 17 factories, and buyers enough to place the orders. */
export const WHOLE_DAY: Scale = {
  crowd: { cooperatives: 740, linked: 86, processors: 17, traders: 90, exporters: 30, supermarkets: 16 },
  lots: 6_300,
  demands: 2_950,
};

/** Everybody and everything of one demo day, before any of it is sent. */
export interface World {
  readonly mix: readonly DayShare[];
  readonly cooperatives: readonly DemoCooperative[];
  readonly buyers: readonly DemoBuyer[];
  readonly organisations: readonly DemoOrganisation[];
  readonly contracts: readonly DemoContract[];
  readonly lots: readonly DemoLot[];
  readonly demands: readonly DemoDemand[];
  readonly actions: readonly DemoAction[];
}

/** So many hundredths of the whole day: people, lots and orders; the kg of a lot grow as their number falls. */
export function wholeDayScaled(percent: number): Scale {
  const part = (count: number): number => Math.max(1, Math.round((count * percent) / 100));
  const { cooperatives, linked, processors, traders, exporters, supermarkets } = WHOLE_DAY.crowd;
  const crowd = {
    cooperatives: part(cooperatives),
    linked: part(linked),
    processors,
    traders: part(traders),
    exporters: part(exporters),
    supermarkets: part(supermarkets),
  };
  return { crowd, lots: part(WHOLE_DAY.lots), demands: part(WHOLE_DAY.demands) };
}

/** The seed of the demo: the first start, the played day and the tests meet the same people. */
export const DEMO_SEED = 'mua-vu';

export interface WorldAsk {
  readonly scale: Scale;
  /** Month (1 to 12) whose mix is played. */
  readonly month: number;
  readonly days: DemoDays;
  readonly seed: string;
}

/** Traders, exporters and supermarkets ask for this much of the harvest outside of contracts: most of it, not all, for it is the glut. */
const COVER_PERCENT = 88;

/** Factories call off this much of what their cooperatives bring in. */
const CALL_OFF_PERCENT = 60;

/** Makes up one day. The same reference data, seed and days give the same world. */
export function makeWorld(reference: Reference, ask: WorldAsk): World {
  const { crowd } = ask.scale;
  const index = new ReferenceIndex(reference);
  const mix = dayMix(reference.products, ask.month);
  const sellers = cooperatives(index, mix, { month: ask.month, crowd, seed: ask.seed });
  const everyBuyer = buyers(index, crowd, ask.seed);
  const harvest = withCodes(lots(mix, sellers, { count: ask.scale.lots, ...ask }));
  const signed = contracts(
    index,
    mix,
    { cooperatives: sellers.filter(({ isLinked }) => isLinked), processors: everyBuyer.filter(({ kind }) => kind === 'processor') },
    { days: ask.days, seed: ask.seed, callOffPercent: CALL_OFF_PERCENT, harvestKg: harvestBySeller(harvest) },
  );
  const wanted = demands(index, mix, everyBuyer, { count: ask.scale.demands, coverPercent: COVER_PERCENT, ...ask });
  const organisations = [...sellers, ...everyBuyer];
  const actions = script({ lots: harvest, demands: wanted, contracts: signed, organisations, seed: ask.seed });
  return { mix, cooperatives: sellers, buyers: everyBuyer, organisations, contracts: signed, lots: harvest, demands: wanted, actions };
}

function harvestBySeller(harvest: readonly DemoLot[]): Map<string, number> {
  const kg = new Map<string, number>();
  for (const { seller, productId, body } of harvest) {
    const key = `${seller.key} ${productId}`;
    kg.set(key, (kg.get(key) ?? 0) + body.kg);
  }
  return kg;
}
