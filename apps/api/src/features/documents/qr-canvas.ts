import type { CanvasRect } from 'pdfmake/interfaces';
import { encode } from 'uqr';

/** A QR code as dark rectangles, one for each run of a row, in a square of so many points. */
export function qrCanvas(text: string, points: number): CanvasRect[] {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const cell = points / size;
  return data.flatMap((row, y) => runsOf(row).map(({ from, to }) => rect(from * cell, y * cell, (to - from) * cell, cell)));
}

function rect(x: number, y: number, w: number, h: number): CanvasRect {
  return { type: 'rect', x, y, w, h, color: '#000000', lineWidth: 0 };
}

function runsOf(row: readonly boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  for (let at = 0; at <= row.length; at++) {
    if (row[at] === true && from < 0) from = at;
    if (row[at] !== true && from >= 0) {
      runs.push({ from, to: at });
      from = -1;
    }
  }
  return runs;
}
