import type { Words } from '../shared/i18n/i18n';
import { common } from '../shared/i18n/vi/common';
import { offerWords, tradeWords } from '../shared/i18n/vi/deals';
import { forms } from '../shared/i18n/vi/forms';
import { signInWords } from '../shared/i18n/vi/pages';
import { phone } from '../shared/i18n/vi/phone';
import { session } from '../shared/i18n/vi/session';

/** Only what the phone's screens say: every word here is downloaded on a bar of signal. */
export const vietnamese = {
  ...common,
  ...forms,
  ...phone,
  ...session,
  offer: offerWords,
  trade: tradeWords,
  signIn: signInWords,
};

export const phoneWords: Words = { vi: vietnamese, en: () => import('./words-en').then((module) => module.english) };
