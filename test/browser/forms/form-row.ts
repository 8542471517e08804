import type { Page } from 'playwright-core';
import { dayFromToday } from '../../support/market-steps';
import type { Kind } from '../../support/people';

/** What stands on the server before forms are looked at, by id. */
export interface World {
  readonly offerId: string;
  readonly contractId: string;
  readonly partnerId: string;
  readonly tradeId: string;
}

/** What a field takes: kg with a unit, kg alone, đồng a kg, a whole count, a figure with decimals, a sum, a day, a time, words. */
export type Takes = 'weight' | 'kg' | 'price' | 'count' | 'decimal' | 'sum' | 'day' | 'time' | 'words';

export interface FieldRow {
  readonly label: string;
  readonly takes: Takes;
  /** Typed as people type it, with units and marks. */
  readonly good: string;
  /** Where it stands in the request, and what it must be there. */
  readonly sent: string;
  readonly as: unknown;
  /** The name under which the server refuses it, when it is another. */
  readonly refusedAs?: string;
  readonly optional?: true;
}

export interface FormRow {
  readonly name: string;
  /** Its files under `features`, without ending: the form, and the parts in which its fields stand. */
  readonly source: readonly string[];
  readonly who: Kind;
  readonly path: (world: World) => string;
  /** Brings the form into sight. */
  readonly open?: (page: Page) => Promise<void>;
  /** Where it is, when its page has fields of the same names. */
  readonly within?: string;
  /** Asked once more before it is sent. */
  readonly confirm?: RegExp;
  /** What must be chosen before it can be sent. */
  readonly choose?: (page: Page, world: World) => Promise<void>;
  readonly send: RegExp;
  /** One field or two, typed again sooner than a note about them is read: kept while the page is open, not after it. */
  readonly isShort?: true;
  /** What it makes is a secret that is kept nowhere, so no answer can be given again: pressed twice it is sent once. */
  readonly isKeyless?: true;
  readonly fields: readonly FieldRow[];
}

/** Opens a fold, whether or not it stands open already. */
export const unfold = (summary: string) => async (page: Page) => {
  const fold = page.locator('details', { has: page.locator('summary', { hasText: summary }) }).first();
  await fold.waitFor();
  // A kept draft opens its fold by itself: when that happens between the look and the press, the press has closed it.
  for (let presses = 0; presses < 2 && (await fold.getAttribute('open')) === null; presses++) await fold.locator('summary').first().click();
};
export const press = (name: string) => async (page: Page) => page.getByRole('button', { name, exact: true }).first().click();
export const pick = (role: 'radio' | 'checkbox', name: string) => async (page: Page) =>
  page.getByRole(role, { name, exact: true }).first().check({ force: true });

/** A day so many days from now as people write it. */
export function day(days: number): { good: string; as: string } {
  const as = dayFromToday(days);
  return { good: `${Number(as.slice(8, 10))}/${as.slice(5, 7)}/${as.slice(2, 4)}`, as };
}
