import type { DemoContract } from './contracts';
import type { DemoDemand } from './demands';
import type { DemoLot } from './lots';
import type { DemoOrganisation } from './organisations';
import { type Prng, prngOf } from './prng';

/** Something that a member does, at a minute of the played day. */
export type DemoAction = { readonly minute: number; readonly who: DemoOrganisation } & (
  | { readonly what: 'offer'; readonly lot: DemoLot; readonly at: number }
  | { readonly what: 'amend'; readonly at: number; readonly askPercent: number }
  | { readonly what: 'withdraw'; readonly at: number }
  | { readonly what: 'order'; readonly demand: DemoDemand; readonly at: number }
  | { readonly what: 'cancel'; readonly at: number }
  | { readonly what: 'call_off'; readonly contract: DemoContract; readonly at: number }
  | { readonly what: 'answer' }
);

/** When the played day begins and ends, in minutes of the clock: pickers start before light, offices close after supper. */
export const DAY = { from: 4 * 60, to: 20 * 60 } as const;

/** Peaks of posting: before the morning's buying, after lunch, and in the evening for the next day. After the lychee trade (FACTS B6). */
const OFFER_HOURS = [5, 6, 6, 7, 7, 8, 9, 10, 13, 14, 15, 16, 17, 18, 18, 19];
const ORDER_HOURS = [6, 7, 7, 8, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18];
const CALL_OFF_HOURS = [5, 6, 7];

const AMENDED = 0.12;
const WITHDRAWN = 0.03;
const CANCELLED = 0.03;

/** How often in the day a member looks at the trades that wait for a yes. */
const LOOKS = 4;

export interface ScriptParts {
  readonly lots: readonly DemoLot[];
  readonly demands: readonly DemoDemand[];
  readonly contracts: readonly DemoContract[];
  readonly organisations: readonly DemoOrganisation[];
  readonly seed: string;
}

/** Everything that happens in the day, in the order of the clock. `at` is the position of the lot, demand or call-off it is about. */
export function script(parts: ScriptParts): DemoAction[] {
  const prng = prngOf(parts.seed, 'script');
  const actions = [...sellers(parts, prng), ...orderers(parts, prng), ...callers(parts, prng), ...answers(parts, prng)];
  return actions.sort((a, b) => a.minute - b.minute);
}

function sellers({ lots }: ScriptParts, prng: Prng): DemoAction[] {
  return lots.flatMap((lot, at): DemoAction[] => {
    const minute = minuteIn(OFFER_HOURS, prng);
    const who = lot.seller;
    const actions: DemoAction[] = [{ what: 'offer', minute, who, lot, at }];
    if (prng.chance(AMENDED)) actions.push({ what: 'amend', minute: later(minute, prng), who, at, askPercent: prng.int(88, 99) });
    else if (prng.chance(WITHDRAWN)) actions.push({ what: 'withdraw', minute: later(minute, prng), who, at });
    return actions;
  });
}

function orderers({ demands }: ScriptParts, prng: Prng): DemoAction[] {
  return demands.flatMap((demand, at): DemoAction[] => {
    const minute = minuteIn(ORDER_HOURS, prng);
    const who = demand.buyer;
    const actions: DemoAction[] = [{ what: 'order', minute, who, demand, at }];
    if (prng.chance(CANCELLED)) actions.push({ what: 'cancel', minute: later(minute, prng), who, at });
    return actions;
  });
}

function callers({ contracts }: ScriptParts, prng: Prng): DemoAction[] {
  return contracts.flatMap((contract) =>
    contract.callOffs.map((_, at): DemoAction => ({
      what: 'call_off',
      minute: minuteIn(CALL_OFF_HOURS, prng),
      who: contract.processor,
      contract,
      at,
    })),
  );
}

function answers({ organisations }: ScriptParts, prng: Prng): DemoAction[] {
  const span = (DAY.to - DAY.from) / LOOKS;
  return organisations.flatMap((who) =>
    Array.from({ length: LOOKS }, (_, look): DemoAction => ({
      what: 'answer',
      minute: DAY.from + Math.floor(span * (look + 0.5 + prng.next() * 0.5)),
      who,
    })),
  );
}

function minuteIn(hours: readonly number[], prng: Prng): number {
  return prng.pick(hours) * 60 + prng.next() * 60;
}

function later(minute: number, prng: Prng): number {
  return Math.min(DAY.to, minute + 10 + prng.next() * 120);
}
