import { duration } from '../progress.mjs';

/**
 * Prints a line per suite, what was skipped and why, and the closing line that machines read; gives the exit status.
 * Nothing passed is no success.
 */
export function summarise(results, reasons) {
  const width = Math.max(...results.map(({ suite }) => suite.length)) + 2;
  const row = (name, cells, time) =>
    console.log(`${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(9)).join('')}${time.padStart(14)}`);
  console.log('');
  row('suite', ['passed', 'failed', 'skipped'], 'time');
  for (const { suite, passed, failed, skipped, ms } of results) row(suite, [passed, failed, skipped], duration(ms));
  for (const reason of reasons) console.log(`\n⚠ ${reason}`);
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const [passed, failed, skipped] = [total('passed'), total('failed'), total('skipped')];
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
