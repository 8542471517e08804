import type { ClearingInput, ClearingIntakePlan, ClearingLine, ClearingOffer } from '@domain/clearing/clearing-input';
import type { ClearingFill, PlanFill, Unmet } from '@domain/clearing/clearing-result';
import { inputOfFile } from '@domain/clearing/files/input-file';
import { addDays } from '@domain/shared/day';
import type { NamedPlan, RoundNames } from './round-names';

/** Why some kg of an item were left over. */
export interface Why {
  readonly cause: Unmet['cause'];
  readonly figure: number;
  /** Plant and day that were full; null for every other cause. */
  readonly placeId: string | null;
  readonly day: string | null;
}

/** One offer, order, call-off or intake plan of a round, with what became of it. Of a plan a cooperative has its own share. */
export interface BookItem {
  readonly kind: 'offer' | 'order' | 'call_off' | 'plan';
  readonly id: string;
  /** Its number in the input. */
  readonly number: number;
  readonly kg: number;
  /** The ask at the farm gate, the limit delivered, or the price of the contract; null for a plan, whose contracts have one each. */
  readonly vndPerKg: number | null;
  readonly matchedKg: number;
  readonly unmetKg: number;
  readonly why: Why | null;
  /** The call-offs that the round drew for a plan; of anything else none. */
  readonly callOffIds: readonly string[];
}

/** A round by whose its items are. */
export interface RoundBook {
  readonly input: ClearingInput;
  readonly itemsOf: ReadonlyMap<string, readonly BookItem[]>;
  /** Who would take a side's place, by offer and order. */
  readonly standbysOf: ReadonlyMap<string, NamedStandbys>;
}

/** Other offers and orders for a trade, best first. */
export interface NamedStandbys {
  readonly offerIds: readonly string[];
  readonly orderIds: readonly string[];
}

interface ResultFile {
  readonly fills: readonly ClearingFill[];
  readonly planFills?: readonly PlanFill[];
  readonly unmet: readonly Unmet[];
}

/** Puts the kept texts of a round together: numbers become names, and each item is its owner's. */
export function readBook(texts: { readonly input: string; readonly result: string; readonly names: string }): RoundBook {
  const input = inputOfFile(JSON.parse(texts.input));
  const result = JSON.parse(texts.result) as ResultFile;
  const names = JSON.parse(texts.names) as RoundNames;
  const matched = sums(result);
  const left = new Map(result.unmet.map((unmet) => [`${unmet.kind} ${unmet.id}`, unmet]));
  const itemsOf = new Map<string, BookItem[]>();
  const add = (owner: string | null, item: BookItem): void => {
    if (owner === null) return;
    const items = itemsOf.get(owner) ?? [];
    const nth = items.findIndex(({ id }) => id === item.id);
    const before = items[nth];
    itemsOf.set(owner, before ? items.with(nth, together(before, item)) : [...items, item]);
  };
  const became = (key: string) => {
    const unmet = left.get(key);
    return { matchedKg: matched.get(key) ?? 0, unmetKg: unmet?.unmetKg ?? 0, why: unmet ? whyOf(unmet, names) : null, callOffIds: [] };
  };
  for (const offer of input.offers) {
    const named = names.offers[offer.id];
    if (named) add(named.owner, { kind: 'offer', id: named.id, ...figuresOf(offer), ...became(`offer ${offer.id}`) });
  }
  for (const line of input.lines) {
    const named = names.lines[line.id];
    if (!named) continue;
    const item: BookItem = { kind: named.kind, id: named.id, ...figuresOf(line), ...became(`line ${line.id}`) };
    for (const owner of new Set([named.owner, named.seller])) add(owner, item);
  }
  for (const plan of input.intakePlans) {
    const named = names.plans?.[plan.id];
    if (!named) continue;
    add(named.owner, { ...planItem(plan, named), ...became(`plan ${plan.id}`), callOffIds: named.contracts.map((each) => each.callOffId) });
    for (const [nth, { seller }] of named.contracts.entries())
      add(seller, shareItem(plan, named, nth, matched.get(`plan ${plan.id}/${nth}`) ?? 0));
  }
  return { input, itemsOf, standbysOf: standbysBy(names) };
}

/** An order of which a part was cut out for one seller is one order to its people. */
function together(one: BookItem, other: BookItem): BookItem {
  const [whole, part] = one.number < other.number ? [one, other] : [other, one];
  return {
    ...whole,
    kg: whole.kg + part.kg,
    matchedKg: whole.matchedKg + part.matchedKg,
    unmetKg: whole.unmetKg + part.unmetKg,
    why: whole.why ?? part.why,
    callOffIds: [...whole.callOffIds, ...part.callOffIds],
  };
}

function planItem({ id, kg }: ClearingIntakePlan, named: NamedPlan): Pick<BookItem, 'kind' | 'id' | 'number' | 'kg' | 'vndPerKg'> {
  return { kind: 'plan', id: named.id, number: id, kg, vndPerKg: null };
}

/** What one contract had to give to a plan by its fair share, and gave; it may have given more where others came short. */
function shareItem(plan: ClearingIntakePlan, named: NamedPlan, nth: number, matchedKg: number): BookItem {
  const contract = named.contracts[nth];
  const kg = Math.max(contract?.shareKg ?? 0, matchedKg);
  const callOffIds = contract ? [contract.callOffId] : [];
  return { ...planItem({ ...plan, kg }, named), matchedKg, unmetKg: kg - matchedKg, why: null, callOffIds };
}

function figuresOf(item: ClearingOffer | ClearingLine): Pick<BookItem, 'number' | 'kg' | 'vndPerKg'> {
  return { number: item.id, kg: item.kg, vndPerKg: 'askVndPerKg' in item ? item.askVndPerKg : item.bidVndPerKg };
}

/** Kg by what they were matched to: offers, lines, plans, and the contracts of plans. */
function sums({ fills, planFills }: ResultFile): ReadonlyMap<string, number> {
  const kg = new Map<string, number>();
  const add = (keys: readonly string[], more: number): void => keys.forEach((key) => kg.set(key, (kg.get(key) ?? 0) + more));
  for (const fill of fills) add([`offer ${fill.offerId}`, `line ${fill.lineId}`], fill.kg);
  for (const fill of planFills ?? [])
    add([`offer ${fill.offerId}`, `plan ${fill.planId}`, `plan ${fill.planId}/${fill.contractId}`], fill.kg);
  return kg;
}

function whyOf({ cause, figure, destinationId, day }: Unmet, names: RoundNames): Why {
  return {
    cause,
    figure,
    placeId: destinationId < 0 ? null : (names.destinations[destinationId] ?? null),
    day: day < 0 ? null : addDays(names.firstDay, day),
  };
}

function standbysBy({ standbys, offers, lines }: RoundNames): ReadonlyMap<string, NamedStandbys> {
  const named = (list: readonly { readonly id: string }[], numbers: readonly number[]) =>
    numbers.flatMap((number) => list[number]?.id ?? []);
  return new Map(
    standbys.map((each) => [
      `${offers[each.offerId]?.id} ${lines[each.lineId]?.id}`,
      { offerIds: named(offers, each.offers), orderIds: named(lines, each.lines) },
    ]),
  );
}
