import { Refusal } from '../../shared/api/refusal';
import type { Offer } from '../../shared/api/views';
import type { Language } from '../../shared/format/language';
import { openOffer, openOffers, setAskSteps } from './api';
import { askStepsOf, offerBody, type OfferDraft } from './offer-draft';

/** A lot with the others that go up together with it. */
export interface PostingDraft extends OfferDraft {
  others: readonly OfferDraft[];
}

/** Posts the others and the lot in the form, all of them or none. Gives the lots in their order. */
export async function postLots({ others, ...typed }: PostingDraft, language: Language, key: string): Promise<readonly Offer[]> {
  const drafts = [...others, typed];
  const bodies = drafts.map((draft) => offerBody(draft, language));
  const [only] = bodies;
  const offers = drafts.length === 1 && only ? [await openOffer(only, key)] : await openOffers(bodies, key);
  for (const [nth, offer] of offers.entries()) {
    const steps = askStepsOf(drafts[nth] ?? typed, language);
    // Under keys of their own that repeat with the first: after a lost answer all are sent again, and done once.
    if (steps.length > 0) await setAskSteps(offer.id, steps, `${key}-steps-${nth}`);
  }
  return offers;
}

/**
 * What the server held against several lots, by the lot: `items.2.kg` is the third one's. What it holds against the one in the form (the
 * last) stands at the form's own fields.
 */
export function refusedLine(error: unknown, lines: number): { nth: number | null; error: unknown } {
  if (!(error instanceof Refusal)) return { nth: null, error };
  const faults = error.faults().map((fault) => ({ fault, match: /^items\.(\d+)\.(.*)$/.exec(fault.field) }));
  const nth = faults[0]?.match ? Number(faults[0].match[1]) : null;
  if (nth !== lines) return { nth, error };
  const errors = faults.map(({ fault, match }) => ({ ...fault, field: match?.[2] ?? fault.field }));
  return { nth: null, error: new Refusal({ ...error.problem, errors }) };
}
