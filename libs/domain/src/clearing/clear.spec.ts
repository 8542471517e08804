import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkResult } from './check-result';
import { clear } from './clear';
import { instanceToInput, type InstanceFile } from './files/instance-file';

const GOLDEN = join(__dirname, '../../../../test/golden/clearing');
interface Expected {
  readonly contractKg: number;
  readonly welfareVnd: number;
  readonly bound?: { readonly contractKg: number; readonly welfareVnd: number };
}
const expected = JSON.parse(readFileSync(join(GOLDEN, 'expected.json'), 'utf8')) as Record<string, Expected>;
const read = (name: string): InstanceFile => JSON.parse(readFileSync(join(GOLDEN, name), 'utf8')) as InstanceFile;

describe('clearing the golden instances', () => {
  it.each(['300x150.json', '1000x500.json'])('reaches the proven optimum of %s with prices that hold', (name) => {
    const input = instanceToInput(read(name));
    const result = clear(input);
    expect(result.objective).toEqual({
      contractKg: expected[name]!.contractKg,
      fairShareKg: 0,
      welfareVnd: BigInt(expected[name]!.welfareVnd),
    });
    expect(checkResult(input, result)).toEqual([]);
  });

  it('keeps minimum lots and all-or-nothing, below the bound without them', () => {
    const input = instanceToInput(read('400x200-lots.json'));
    const result = clear(input);
    expect(result.bound).toEqual({ contractKg: 13638, fairShareKg: 0, welfareVnd: 321653433n });
    expect(checkResult(input, result)).toEqual([]);
    const best = expected['400x200-lots.json']!;
    expect(result.objective.contractKg).toBeGreaterThanOrEqual(Math.ceil(best.contractKg * 0.998));
    expect(result.objective.welfareVnd).toBeGreaterThanOrEqual(BigInt(Math.ceil(best.welfareVnd * 0.995)));
  });
});
