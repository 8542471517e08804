/** How often a property is tried: `long` under LONG=1, a few under mutation testing (each mutant runs them all), else `usual`. */
export function runs(long: number, usual: number): { numRuns: number; endOnFailure?: boolean; seed?: number } {
  if (process.env['LONG'] === '1') return { numRuns: long };
  if (process.env['MUTATION'] === '1') return { numRuns: Math.ceil(usual / 12), endOnFailure: true, seed: 7 };
  return { numRuns: usual };
}
