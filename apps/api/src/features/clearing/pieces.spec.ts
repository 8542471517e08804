// Goal: a value that goes from thread to thread in pieces arrives as it was. Method: tear, send, mend.
import { mend, pieceAt, pieceCount, piecesOf, tear } from './pieces';

const long = Array.from({ length: 1201 }, (_, id) => ({ id }));
const value = { days: 3, input: { offers: long, lines: [{ id: 1 }], lanes: new Int32Array(5) }, hash: 'x', keys: long };

describe('a value in pieces', () => {
  it('leaves short lists, typed arrays and figures where they are', () => {
    const { rest, lists } = tear(value);
    expect(rest).toEqual({ ...value, input: { ...value.input, offers: [] }, keys: [] });
    expect(lists.map(({ path }) => path.join('.'))).toEqual(['input.offers', 'keys']);
  });

  it('is mended to what it was, and leaves the original whole', () => {
    const { rest, lists } = tear(value);
    for (const { path, list } of lists) for (const piece of piecesOf(list)) mend(rest, path, piece);
    expect(rest).toEqual(value);
    expect(value.input.offers).toHaveLength(1201);
  });

  it('counts its pieces, the last one short', () => {
    expect(pieceCount(1201)).toBe(3);
    expect(pieceAt(long, 2)).toHaveLength(201);
    expect(pieceCount(0)).toBe(0);
  });
});
