// Goal: an instance file is read in a stream, and whatever is wrong with it is refused with the field and the line.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { asInstanceFile, InstanceFault } from '@domain/clearing/files/instance-schema';
import { pathOfFacts, readInstance, refusalAt } from './read-instance.mjs';

const GOLDEN = path.resolve(__dirname, '../../test/golden/clearing/300x150.json');

describe('reading an instance file', () => {
  let folder: string;
  const written = (text: string): string => {
    const file = path.join(folder, 'instance.json');
    fs.writeFileSync(file, text);
    return file;
  };
  beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'instance-'))));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('gives what JSON.parse gives, and the hash of the bytes', async () => {
    const { instance, hash } = await readInstance(GOLDEN);
    expect(instance).toEqual(JSON.parse(fs.readFileSync(GOLDEN, 'utf8')));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes the last of two lists of one name, as JSON does', async () => {
    const { instance } = await readInstance(written('{"offers":[{"id":1}],"offers":[{"id":2}]}\n'));
    expect(instance).toEqual({ offers: [{ id: 2 }] });
  });

  it.each([
    ['{\n"offers": [\n{"id": 1,}]}', /line 3, column \d+: not JSON/],
    ['{"offers": [', /line 1, column \d+: not JSON/],
    ['', /line 1, column \d+: not JSON/],
  ])('refuses %j with the line', async (text, expected) => {
    await expect(readInstance(written(text))).rejects.toThrow(expected);
  });

  it('says that a file cannot be read', async () => {
    await expect(readInstance(path.join(folder, 'none.json'))).rejects.toThrow('cannot be read: ENOENT');
  });

  it('finds the line of a field, of an item without the field, and of what the kernel refuses', async () => {
    const file = written(
      '{\n"schema": "clearing-instance/2",\n"offers": [\n  {"id": 7},\n  {"id": 9,\n   "kg": 1.5}],\n"demandLines": []}',
    );
    const { instance } = await readInstance(file);
    expect(refusalAt(file, ['offers', 1, 'kg'], 'no').message).toBe(`${file}, line 6, column 10: no`);
    expect(refusalAt(file, ['offers', 0, 'kg'], 'no').message).toBe(`${file}, line 4, column 3: no`);
    const facts = { list: 'offers', field: 'kg', id: 9, found: 1.5 };
    expect(pathOfFacts(instance, facts)).toEqual(['offers', 1, 'kg']);
    expect(pathOfFacts(instance, { ...facts, list: 'input', field: 'days' })).toEqual(['deliveryDays']);
    expect(pathOfFacts(instance, { ...facts, list: 'lines', id: 3 })).toEqual(['demandLines']);
    expect(() => asInstanceFile(instance)).toThrow(InstanceFault);
  });
});
