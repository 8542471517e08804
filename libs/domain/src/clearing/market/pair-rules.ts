import type { ClearingOffer } from '../clearing-input';

/** Days that fruit delivered on `day` was held after its last harvest day. */
export function daysHeld(offer: ClearingOffer, transit: number, day: number): number {
  return Math.max(0, day - transit - offer.harvestTo);
}
