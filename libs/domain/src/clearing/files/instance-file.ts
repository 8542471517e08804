import type { ClearingInput, ClearingIntakePlan, ClearingLine, ClearingOffer } from '../clearing-input';

/** A parsed `clearing-instance/2` file: the fields the kernel reads, as the file names them. */
export interface InstanceFile {
  readonly deliveryDays: number;
  readonly products: readonly { readonly id: number; readonly freshnessVndPerKgDay: number; readonly maxHoldDays: number }[];
  readonly origins: readonly { readonly id: number }[];
  readonly destinations: readonly { readonly id: number }[];
  readonly lanes: { readonly transitDays: readonly number[]; readonly transportVndPerKg: readonly (readonly number[])[] };
  readonly intakeCapacity: readonly { readonly destinationId: number; readonly day: number; readonly capacityKg: number }[];
  readonly offers: readonly InstanceOffer[];
  readonly demandLines: readonly InstanceLine[];
  readonly intakePlans?: readonly InstancePlan[];
}

/** An offer as the file has it: one ordinal grade, certificates as one number. */
export interface InstanceOffer {
  readonly id: number;
  readonly sellerId: number;
  readonly originId: number;
  readonly productId: number;
  readonly variety: number;
  readonly grade: number;
  readonly certMask: number | string;
  readonly marketMask: number;
  readonly kg: number;
  readonly askVndPerKg: number;
  readonly harvestFrom: number;
  readonly harvestTo: number;
  readonly submittedAt: number;
  readonly minLotKg: number;
  readonly allOrNothing: boolean;
}

/** An order or call-off as the file has it. */
export interface InstanceLine {
  readonly id: number;
  readonly sellerId: number;
  readonly destinationId: number;
  readonly productId: number;
  readonly variety: number;
  readonly minGrade: number;
  readonly certMask: number | string;
  readonly market: number;
  readonly kg: number;
  readonly bidVndPerKg: number;
  readonly deliverFrom: number;
  readonly deliverTo: number;
  readonly contract: boolean;
  readonly submittedAt: number;
  readonly minLotKg: number;
  readonly allOrNothing: boolean;
}

/** An intake plan, the file format's optional extension. */
export interface InstancePlan {
  readonly id: number;
  readonly destinationId: number;
  readonly productId: number;
  readonly variety: number;
  readonly minGrade: number;
  readonly certMask: number | string;
  readonly market: number;
  readonly day: number;
  readonly kg: number;
  readonly submittedAt: number;
  readonly contracts: readonly {
    readonly contractId: number;
    readonly sellerId: number;
    readonly remainingKg: number;
    readonly bidVndPerKg: number;
    readonly submittedAt: number;
  }[];
}

const ALL_BITS = 2 ** 32 - 1;

/** The file's −1 accepts every variety. */
function varietyMask(variety: number): number {
  return variety < 0 ? ALL_BITS : 2 ** variety;
}

/** The file's grades are ordinal, 0 best: accepting grade g accepts all better ones. */
function gradeMask(minGrade: number): number {
  return 2 ** (minGrade + 1) - 1;
}

/** 64 bits do not fit a JSON number, so a file may give them as decimal digits in quotes. */
function certHalves(mask: number | string): { certLow: number; certHigh: number } {
  if (typeof mask === 'number' && mask <= ALL_BITS) return { certLow: mask, certHigh: 0 };
  const bits = BigInt(mask);
  return { certLow: Number(bits & 0xffffffffn), certHigh: Number(bits >> 32n) };
}

/** A single literal on purpose: objects put together by spreading are an order of magnitude slower to read. */
function offerOf(offer: InstanceOffer): ClearingOffer {
  const { certLow, certHigh } = certHalves(offer.certMask);
  return {
    id: offer.id,
    sellerId: offer.sellerId,
    sellerGroup: 0,
    originId: offer.originId,
    productId: offer.productId,
    variety: offer.variety,
    grade: offer.grade,
    certLow,
    certHigh,
    marketMask: offer.marketMask,
    kg: offer.kg,
    askVndPerKg: offer.askVndPerKg,
    harvestFrom: offer.harvestFrom,
    harvestTo: offer.harvestTo,
    submittedAt: offer.submittedAt,
    minLotKg: offer.minLotKg,
    allOrNothing: offer.allOrNothing,
  };
}

function lineOf(line: InstanceLine): ClearingLine {
  const { certLow, certHigh } = certHalves(line.certMask);
  return {
    id: line.id,
    sellerId: line.sellerId,
    buyerGroup: 0,
    destinationId: line.destinationId,
    productId: line.productId,
    varietyMask: varietyMask(line.variety),
    gradeMask: gradeMask(line.minGrade),
    certLow,
    certHigh,
    market: line.market,
    kg: line.kg,
    bidVndPerKg: line.bidVndPerKg,
    deliverFrom: line.deliverFrom,
    deliverTo: line.deliverTo,
    contract: line.contract,
    contractPriceVndPerKg: null,
    submittedAt: line.submittedAt,
    minLotKg: line.minLotKg,
    allOrNothing: line.allOrNothing,
  };
}

function planOf(plan: InstancePlan): ClearingIntakePlan {
  const { id, destinationId, productId, market, day, kg, submittedAt } = plan;
  const masks = { varietyMask: varietyMask(plan.variety), gradeMask: gradeMask(plan.minGrade), ...certHalves(plan.certMask), market };
  const contracts = plan.contracts.map((part) => ({ ...part, contractPriceVndPerKg: null }));
  return { id, buyerGroup: 0, destinationId, productId, ...masks, day, kg, submittedAt, contracts };
}

/**
 * Reads the file format's terms into the kernel's: ordinal grade and "any variety" become masks, one transit table serves all products.
 *
 * The shape is taken as given; `validateInput` judges the figures.
 */
export function instanceToInput(file: InstanceFile): ClearingInput {
  const { transitDays } = file.lanes;
  return {
    days: file.deliveryDays,
    products: file.products.map(({ id, freshnessVndPerKgDay, maxHoldDays }) => ({ id, freshnessVndPerKgDay, maxHoldDays })),
    origins: file.origins.map(({ id }) => id),
    destinations: file.destinations.map(({ id }) => id),
    lanes: file.products.map(({ id }, k) => ({ productId: id, transitDays, transportVndPerKg: file.lanes.transportVndPerKg[k] ?? [] })),
    intakeCapacity: file.intakeCapacity.map(({ destinationId, day, capacityKg }) => ({ destinationId, day, capacityKg })),
    offers: file.offers.map(offerOf),
    lines: file.demandLines.map(lineOf),
    intakePlans: (file.intakePlans ?? []).map(planOf),
  };
}
