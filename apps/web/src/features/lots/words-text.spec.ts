import { assert, array, property, stringMatching } from 'fast-check';
import { WordsText } from './words-text';

const text = new WordsText(['man hau htx 12', 'xoai tron htx 1', '', 'xoai gl4 htx 12']);

describe('finding words in many lines', () => {
  it.each([
    [['xoai'], [1, 3]],
    [['12', 'xoai'], [3]],
    [['htx 1'], [0, 1, 3]],
    [['nhan'], []],
    [[], [0, 1, 2, 3]],
  ])('%j stand in %j', (words, found) => expect(text.linesWith(words)).toEqual(found));

  it('finds what asking line by line finds', () => {
    const lines = array(stringMatching(/^[ab ]{0,6}$/), { maxLength: 12 });
    const words = array(stringMatching(/^[ab]{1,3}$/), { maxLength: 3 });
    assert(
      property(lines, words, (all, asked) => {
        const slowly = all.flatMap((line, number) => (asked.every((word) => line.includes(word)) ? [number] : []));
        expect(new WordsText(all).linesWith(asked)).toEqual(slowly);
      }),
    );
  });
});
