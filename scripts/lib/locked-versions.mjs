/** Hole-finders of the world need about a week for a package that was taken over (RELIABILITY section 2, threat 20). */
export const AGE_DAYS_MIN = 7;

const DAY_MS = 86_400_000;

/** Packages of a lock file (`packages` of package-lock.json) as `name@version` whose version an older lock file did not have. */
export function newlyLocked(before, now) {
  const known = new Set(Object.entries(before).map(([place, locked]) => nameOf(place, locked)));
  const names = Object.entries(now)
    .filter(([place]) => place !== '')
    .map(([place, locked]) => nameOf(place, locked));
  return [...new Set(names)].filter((name) => !known.has(name)).sort();
}

/** A package may stand under another name: then the lock says its own. */
function nameOf(place, { name, version }) {
  return `${name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
}

/** Says whether a version that was published then is too young to be locked now. */
export function isTooYoung(publishedAt, now) {
  const age = now - Date.parse(publishedAt);
  return !(age >= AGE_DAYS_MIN * DAY_MS); // a date that cannot be read is no proof of age
}
