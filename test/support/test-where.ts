/**
 * For the few tests that need something of the machine which npm cannot bring. The one place where a test may be left out: it
 * is counted as skipped in the closing line, and its name says what was missing.
 */
export function testWhere(isPossible: boolean, missing: string): (name: string, work: () => Promise<void>) => void {
  return isPossible ? test : (name, work) => test.skip(`${name} [${missing}]`, work);
}
