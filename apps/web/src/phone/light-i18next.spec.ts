import real from 'i18next';
import light from './light-i18next';

const vi = { hi: 'Chào {{name}}', deep: { er: 'Sâu' }, lots: '{{count}} lô', only: 'Chỉ tiếng Việt' };
const en = { hi: 'Hello {{name}}', deep: { er: 'Deep' }, lots: '{{count}} lots', lots_one: 'one lot' };
const options = { lng: 'vi', fallbackLng: 'vi', defaultNS: 'app', ns: ['app'], resources: { vi: { app: vi } } };

describe('the phone’s i18next says what the real one says', () => {
  const asks: ReadonlyArray<readonly [string, Record<string, unknown>?]> = [
    ['hi', { name: 'Mận' }],
    ['hi', { name: '$& {{x}}' }],
    ['deep.er'],
    ['deep'],
    ['nothing.here'],
    ['nothing', { defaultValue: 'thế' }],
    ['lots', { count: 1 }],
    ['lots', { count: 24 }],
    ['only'],
  ];

  beforeAll(async () => {
    await real.init({ ...options, interpolation: { escapeValue: false }, returnObjects: false } as Parameters<typeof real.init>[0]);
    await light.use().init(options);
    real.addResourceBundle('en', 'app', en);
    light.addResourceBundle('en', 'app', en);
  });

  it.each(['vi', 'en'])('in %s', async (language) => {
    await real.changeLanguage(language);
    await light.changeLanguage(language);
    const said = real.t as unknown as (key: string, values?: Record<string, unknown>) => string;
    for (const [key, values] of asks) {
      if (key === 'deep') continue; // the real one explains itself there; nobody asks for a branch
      expect(light.t(key, values)).toBe(said(key, values));
    }
  });

  it('tells who listens that the language has changed', async () => {
    const heard = jest.fn();
    const stop = light.onLanguage(heard);
    await light.changeLanguage('vi');
    stop();
    await light.changeLanguage('en');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
