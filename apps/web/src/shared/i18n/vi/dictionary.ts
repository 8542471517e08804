import { areas } from './areas';
import { charts } from './charts';
import { common } from './common';
import { deals } from './deals';
import { desk } from './desk';
import { forms } from './forms';
import { gates } from './gates';
import { lots } from './lots';
import { market } from './market';
import { pact } from './pact';
import { pages } from './pages';
import { people } from './people';
import { phone } from './phone';
import { registers } from './registers';
import { plan } from './plan';
import { season } from './season';

/** Every word of the screens in Vietnamese, the language they were written in. */
export const vi = {
  ...areas,
  ...charts,
  ...common,
  ...forms,
  ...gates,
  ...lots,
  ...market,
  ...deals,
  ...pact,
  ...desk,
  ...pages,
  ...people,
  ...phone,
  ...registers,
  ...plan,
  ...season,
};

/** The same keys in another language; where its grammar counts, `_one` stands for a single thing. */
type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> } & {
  readonly [K in keyof T as K extends string ? `${K}_one` : never]?: string;
};
export type Dictionary = Words<typeof vi>;
