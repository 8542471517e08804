import { upserted } from './list-cache';

const row = (id: string, version: number) => ({ id, version });

describe('upserted', () => {
  it('puts a new row on top', () => {
    expect(upserted([row('a', 1)], row('b', 1)).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('replaces a row in its place', () => {
    expect(upserted([row('a', 1), row('b', 1)], row('b', 2))).toEqual([row('a', 1), row('b', 2)]);
  });

  it('keeps the newer version when an older one comes late', () => {
    expect(upserted([row('a', 3)], row('a', 2))).toEqual([row('a', 3)]);
  });
});
