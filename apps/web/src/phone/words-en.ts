import { alerts } from '../shared/i18n/en/alerts';
import { common } from '../shared/i18n/en/common';
import { offerWords, tradeWords } from '../shared/i18n/en/deals';
import { forms } from '../shared/i18n/en/forms';
import { signInWords } from '../shared/i18n/en/pages';
import { notify } from '../shared/i18n/en/notify';
import { priceAlerts } from '../shared/i18n/en/price-alerts';
import { phone } from '../shared/i18n/en/phone';
import { session } from '../shared/i18n/en/session';

export const english = {
  ...common,
  ...forms,
  ...notify,
  ...alerts,
  ...phone,
  ...priceAlerts,
  ...session,
  offer: offerWords,
  trade: tradeWords,
  signIn: signInWords,
};
