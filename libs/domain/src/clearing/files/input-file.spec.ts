import fs from 'node:fs';
import path from 'node:path';
import { clear } from '../clear';
import { inputOfFile, inputText } from './input-file';
import { instanceToInput } from './instance-file';
import { asInstanceFile, InstanceFault } from './instance-schema';
import { resultFile } from './result-file';

// Goal: what is kept of a round gives the same round again, to the byte, and says where it is broken.
const GOLDEN = path.resolve(__dirname, '../../../../../test/golden/clearing');
const golden = (name: string) => instanceToInput(asInstanceFile(JSON.parse(fs.readFileSync(path.join(GOLDEN, name), 'utf8'))));

test.each(['300x150.json', '400x200-lots.json'])('%s comes back as the same market and solves to the same result', (name) => {
  const input = golden(name);
  const text = inputText(input);
  const again = inputOfFile(JSON.parse(text));
  expect(inputText(again)).toBe(text);
  expect(JSON.stringify(resultFile(clear(again), 'x'))).toBe(JSON.stringify(resultFile(clear(input), 'x')));
});

test.each([
  ['schema', (file: Record<string, unknown>) => (file['schema'] = 'clearing-instance/2'), 'schema: expected "clearing-input/1"'],
  [
    'a figure',
    (file: Record<string, { kg: unknown }[]>) => ((file['offers']?.[3] ?? { kg: 0 }).kg = 1.5),
    'offers[3].kg: expected a whole number',
  ],
  ['a list', (file: Record<string, unknown>) => delete file['lines'], 'lines: expected a list'],
  ['an entry', (file: Record<string, unknown[]>) => (file['lines'] ?? []).unshift(7), 'lines[0]: expected an object'],
])('%s that is broken is named', (_, breakIt, message) => {
  const file = JSON.parse(inputText(golden('300x150.json'))) as never;
  breakIt(file);
  expect(() => inputOfFile(file)).toThrow(InstanceFault);
  expect(() => inputOfFile(file)).toThrow(message);
});
