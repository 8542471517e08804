import { besidePoint, curvesFrame, stairs, stretchAt } from './curves-shape';

const box = { left: 0, right: 100, top: 0, bottom: 100 };
const curves = {
  supply: [
    { vndPerKg: 5_000, kg: 1_000 },
    { vndPerKg: 7_000, kg: 2_000 },
  ],
  demand: [{ vndPerKg: 8_000, kg: 1_000 }],
  crossing: { vndPerKg: 7_500, kg: 1_000 },
  gapVndPerKg: null,
};

it('draws a step at each price, as wide as its kg', () => {
  const frame = curvesFrame(curves, box);
  expect(frame?.kgMax).toBe(2_000);
  const path = stairs(curves.supply, frame!);
  expect(path).toBe(`M0 ${frame!.y(5_000)} L50 ${frame!.y(5_000)} L50 ${frame!.y(7_000)} L100 ${frame!.y(7_000)}`);
  expect(frame!.y(8_000)).toBeLessThan(frame!.y(5_000));
});

it('finds the stretch of a price, and nothing where there is none', () => {
  expect(stretchAt(curves.supply, 7_000)).toEqual({ from: 1_000, to: 2_000 });
  expect(stretchAt(curves.supply, 6_000)).toBeNull();
  expect(curvesFrame({ ...curves, supply: [], demand: [] }, box)).toBeNull();
});

it('writes beside a point where there is room, and at the edge of a phone where there is too little', () => {
  const picture = { width: 300, gap: 12, edge: 4 };
  expect(besidePoint(50, 100, picture)).toEqual({ x: 62, anchor: 'start' });
  expect(besidePoint(200, 100, picture)).toEqual({ x: 188, anchor: 'end' });
  expect(besidePoint(140, 200, picture)).toEqual({ x: 296, anchor: 'end' });
  expect(besidePoint(200, 250, picture)).toEqual({ x: 4, anchor: 'start' });
});
