/** A page that a member was at, by the name it had. */
export interface Place {
  readonly to: string;
  readonly title: string;
}

/** As many as are looked at, not read. */
const KEPT = 5;

const keyOf = (memberId: string): string => `mua-vu.places.${memberId}`;

/** Where this member was in this tab, the latest first. */
export function lastPlaces(memberId: string): readonly Place[] {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(memberId)) ?? '[]') as Place[];
  } catch {
    return [];
  }
}

/** One place is kept once, as it was last. */
export function rememberPlace(memberId: string, place: Place): void {
  const pathOf = ({ to }: Place) => to.split('?')[0];
  const others = lastPlaces(memberId).filter((one) => pathOf(one) !== pathOf(place));
  sessionStorage.setItem(keyOf(memberId), JSON.stringify([place, ...others].slice(0, KEPT)));
}
