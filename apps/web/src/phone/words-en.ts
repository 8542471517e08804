import { common } from '../shared/i18n/en/common';
import { offerWords, tradeWords } from '../shared/i18n/en/deals';
import { forms } from '../shared/i18n/en/forms';
import { signInWords } from '../shared/i18n/en/pages';
import { phone } from '../shared/i18n/en/phone';

export const english = {
  ...common,
  ...forms,
  ...phone,
  offer: offerWords,
  trade: tradeWords,
  signIn: signInWords,
};
