/** Ids and figures that fill a refusal's sentence. Never personal data: facts reach logs and other people's screens. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean>>;

/** One "no" of the market: its sentence in both languages, with {facts} in braces, and whether the same request may succeed later. */
export interface Refusal {
  readonly vi: string;
  readonly en: string;
  readonly transient: boolean;
}

/** A refusal that the same request will always meet. */
export function never(vi: string, en: string): Refusal {
  return { vi, en, transient: false };
}

/** A refusal that waiting may cure. */
export function later(vi: string, en: string): Refusal {
  return { vi, en, transient: true };
}
