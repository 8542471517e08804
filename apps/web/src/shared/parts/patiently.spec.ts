import { patiently } from './patiently';

const failing = (times: number) => {
  const load = jest.fn<Promise<string>, []>();
  for (let n = 0; n < times; n++) load.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  return load.mockResolvedValue('the part');
};

describe('patiently', () => {
  it('waits while there is no signal and gives the part once it is there', async () => {
    const load = failing(3);
    const pause = jest.fn(() => Promise.resolve());
    await expect(patiently(load, { isServed: () => Promise.resolve(false), pause })()).resolves.toBe('the part');
    expect(load).toHaveBeenCalledTimes(4);
    expect(pause).toHaveBeenCalledTimes(3);
  });

  it('says so when the server answers and the part is gone: a new version took its place', async () => {
    const load = failing(1);
    const pause = jest.fn(() => Promise.resolve());
    await expect(patiently(load, { isServed: () => Promise.resolve(true), pause })()).rejects.toThrow('Failed to fetch');
    expect(pause).not.toHaveBeenCalled();
  });
});
