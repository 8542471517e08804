import { common } from '../shared/i18n/en/common';
import { deals } from '../shared/i18n/en/deals';
import { forms } from '../shared/i18n/en/forms';
import { pages } from '../shared/i18n/en/pages';
import { phone } from '../shared/i18n/en/phone';

export const english = {
  ...common,
  ...forms,
  ...phone,
  offer: deals.offer,
  trade: deals.trade,
  contract: deals.contract,
  signIn: pages.signIn,
};
