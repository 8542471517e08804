import { encode } from 'uqr';
import { qrCanvas } from './qr-canvas';

test('the rectangles cover the dark cells of the code, each once', () => {
  const text = 'https://muavu.vn/kiem-tra/abc';
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const dark = data.flat().filter(Boolean).length;
  const rects = qrCanvas(text, size); // one point a cell
  expect(rects.reduce((sum, { w, h }) => sum + w * h, 0)).toBeCloseTo(dark);
  for (const { x, y, w } of rects) for (let nth = 0; nth < w; nth++) expect(data[y]?.[x + nth]).toBe(true);
});
