// The pool of workers empties together only if what takes longest begins first; jest knows durations only of files it ran here before.
const Sequencer = require('@jest/test-sequencer').default;

/** By what the stories do: a browser's minutes, then servers that are killed and started again, then the rest, the longest text first. */
const FOLDERS = ['/test/browser/', '/test/e2e/', '/test/integration/'];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => FOLDERS.findIndex((folder) => path.includes(folder));
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
