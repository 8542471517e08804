import { REFUSAL_BOUNDS } from './refusal-bounds';
import { isRefusalCode, refusalSentence } from './shared/refusal-codes';

test('with its bounds a sentence has no open question', () => {
  for (const [code, facts] of Object.entries(REFUSAL_BOUNDS)) {
    expect(isRefusalCode(code) && refusalSentence(code, facts, 'vi')).not.toContain('?');
    expect(isRefusalCode(code) && refusalSentence(code, facts, 'en')).not.toContain('?');
  }
});
