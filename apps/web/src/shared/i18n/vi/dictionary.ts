import type { alerts } from './alerts';
import type { priceAlerts } from './price-alerts';
import type { notify } from './notify';
import { areas } from './areas';
import { charts } from './charts';
import { common } from './common';
import { deals } from './deals';
import { desk } from './desk';
import { forms } from './forms';
import { gates } from './gates';
import type { lots } from './lots';
import { market } from './market';
import type { pact } from './pact';
import { pages } from './pages';
import { papers } from './papers';
import { people } from './people';
import { phone } from './phone';
import type { areaRegister } from './area-register';
import type { registers } from './registers';
import type { plan } from './plan';
import type { rights } from './rights';
import type { rounds } from './rounds';
import type { season } from './season';
import { session } from './session';
import type { standing } from './standing';
import type { subjects } from './subjects';
import type { views } from './views';

/** What comes with the desk: the words of the shell, and those that many pages say. */
export const vi = {
  ...areas,
  ...charts,
  ...common,
  ...forms,
  ...gates,
  ...market,
  ...deals,
  ...desk,
  ...pages,
  ...papers,
  ...people,
  ...phone,
  ...session,
};

/** Words that only the pages of one room say; those pages bring them (add-words.ts). Here only their type is needed. */
type RoomWords = typeof lots &
  typeof alerts &
  typeof priceAlerts &
  typeof notify &
  typeof pact &
  typeof plan &
  typeof areaRegister &
  typeof registers &
  typeof rights &
  typeof rounds &
  typeof season &
  typeof standing &
  typeof subjects &
  typeof views;

/** Every word of the screens in Vietnamese, the language they were written in. */
export type Vietnamese = typeof vi & RoomWords;

/** The same keys in another language; where its grammar counts, `_one` stands for a single thing. */
type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> } & {
  readonly [K in keyof T as K extends string ? `${K}_one` : never]?: string;
};
export type Dictionary = Words<Vietnamese>;
