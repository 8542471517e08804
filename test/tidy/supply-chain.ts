/** What the lock file says of one package. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

/** What a package may be. */
export interface SupplyRules {
  /** Licences that this program can be given away with. */
  readonly licences: ReadonlySet<string>;
  /** Packages whose install scripts somebody has read, and decided about. */
  readonly scripts: (name: string) => boolean;
  /** Package → the least version without a hole that is known to matter here; null: never, there is none. */
  readonly floors: Readonly<Record<string, string | null>>;
}

const REGISTRY = 'https://registry.npmjs.org/';

/** Whatever is wrong with the packages of a lock file (RELIABILITY section 2, threat 20). */
export function supplyFaults(packages: Readonly<Record<string, LockedPackage>>, rules: SupplyRules): string[] {
  return Object.entries(packages)
    .filter(([place]) => place.startsWith('node_modules/'))
    .flatMap(([place, locked]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return faultsOf(name, locked, rules).map((fault) => `${name}: ${fault}`);
    });
}

function faultsOf(
  name: string,
  { version = '0', resolved, integrity, license, hasInstallScript }: LockedPackage,
  rules: SupplyRules,
): string[] {
  const faults: string[] = [];
  if (resolved?.startsWith('git')) faults.push('comes from git, where a branch can be rewritten');
  else if (resolved !== undefined && !resolved.startsWith(REGISTRY)) faults.push(`comes from ${resolved}`);
  if (!integrity?.startsWith('sha512-')) faults.push('has no hash to be held against');
  if (hasInstallScript && !rules.scripts(name)) faults.push('runs a script when it is installed, and nobody has decided about it');
  if (!rules.licences.has(license ?? '')) faults.push(`has the licence ${license ?? 'none'}`);
  const floor = rules.floors[name];
  if (floor === null) faults.push('has a hole that nobody mends');
  else if (floor !== undefined && isBelow(version, floor)) faults.push(`${version} has a hole; ${floor} has not`);
  return faults;
}

function isBelow(version: string, floor: string): boolean {
  const [have, least] = [version, floor].map((text) => text.split(/[.-]/).map((part) => parseInt(part, 10) || 0));
  for (let at = 0; at < 3; at++) if ((have?.[at] ?? 0) !== (least?.[at] ?? 0)) return (have?.[at] ?? 0) < (least?.[at] ?? 0);
  return false;
}
