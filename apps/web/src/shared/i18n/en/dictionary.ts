import type { Dictionary } from '../vi/dictionary';
import { alerts } from './alerts';
import { priceAlerts } from './price-alerts';
import { areas } from './areas';
import { charts } from './charts';
import { common } from './common';
import { deals } from './deals';
import { desk } from './desk';
import { forms } from './forms';
import { gates } from './gates';
import { lots } from './lots';
import { market } from './market';
import { notify } from './notify';
import { pact } from './pact';
import { pages } from './pages';
import { papers } from './papers';
import { people } from './people';
import { phone } from './phone';
import { areaRegister } from './area-register';
import { registers } from './registers';
import { plan } from './plan';
import { rights } from './rights';
import { rounds } from './rounds';
import { season } from './season';
import { session } from './session';
import { standing } from './standing';
import { subjects } from './subjects';
import { views } from './views';

/** Every word of the screens in English; the compiler holds it to the Vietnamese, key by key. */
export const en: Dictionary = {
  ...alerts,
  ...priceAlerts,
  ...areas,
  ...charts,
  ...common,
  ...forms,
  ...gates,
  ...lots,
  ...market,
  ...deals,
  ...notify,
  ...pact,
  ...desk,
  ...pages,
  ...papers,
  ...people,
  ...phone,
  ...session,
  ...areaRegister,
  ...registers,
  ...rights,
  ...rounds,
  ...standing,
  ...subjects,
  ...views,
  ...plan,
  ...season,
};
