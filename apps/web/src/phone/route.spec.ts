import { pathOf, screenOf, screens } from './route';

describe('the addresses of the phone', () => {
  it.each(screens)('finds %s by its own address', (screen) => {
    expect(screenOf(pathOf(screen))).toBe(screen);
    expect(screenOf(`${pathOf(screen)}/`)).toBe(screen);
  });

  it.each(['/m', '/m/', '/m/nowhere', '/m/../sell'])('%s leads to what waits for an answer', (path) => {
    expect(screenOf(path)).toBe('mine');
  });
});
