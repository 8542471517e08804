import { heatColours, heatStep } from './heat-scale';

describe('the scale of the heat map', () => {
  it.each([
    [0, 'd3'],
    [0.44, 'd3'],
    [0.7, 'd2'],
    [0.8, 'd1'],
    [0.9, '0'],
    [1.1, '0'],
    [1.2, 's1'],
    [1.5, 's2'],
    [2.0, 's3'],
    [2.1, 's4'],
    [40, 's4'],
  ])('%p is step %p, as the figure in the cell reads', (ratio, step) => {
    expect(heatStep(ratio)).toBe(step);
  });

  it('brings its own ink where the cell is dark', () => {
    expect(heatColours('s4')['--on']).toBe('var(--on-heat-s4)');
    expect(heatColours('0')['--on']).toBe('var(--on-heat)');
  });
});
