// What runs inside the measured page, as text: the tests around it are compiled without a browser's types.

/** The largest thing painted so far in `lcp`, the slowest answer to a hand in `tap`, both in ms. */
export const WATCH_PAGE = `
  window.tap = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.tap = Math.max(window.tap, entry.duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 });
`;

/** How long each picture stood, in ms, while the grid scrolls up and down as a hand would, at most 20 rows a second. */
export const WATCH_FRAMES = `(ms) => new Promise((done) => {
  const frames = [];
  const grid = document.querySelector('[role="grid"]');
  const start = performance.now();
  let last = start;
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    grid.scrollTop = 1000 * (1 + Math.sin((now - start) / 1500));
    if (now - start < ms) requestAnimationFrame(frame);
    else done(frames.slice(1));
  };
  requestAnimationFrame(frame);
})`;

/** From the typed word to the first picture of other rows, in ms, without the 120 ms the field waits for more letters. */
export const TIME_FILTER = `(word) => new Promise((done, failed) => {
  const grid = document.querySelector('[role="grid"]');
  const input = document.querySelector('input[data-search]');
  const before = grid.getAttribute('aria-rowcount');
  const timer = setTimeout(() => failed(new Error(word + ' changed nothing')), 10000);
  let from = Infinity;
  new MutationObserver((records, observer) => {
    if (grid.getAttribute('aria-rowcount') === before) return;
    observer.disconnect();
    clearTimeout(timer);
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - from), 0));
  }).observe(grid, { attributes: true });
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, word);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  setTimeout(() => { from = performance.now(); }, 118);
})`;
