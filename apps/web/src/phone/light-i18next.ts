// The phone's stand-in for i18next: the calls our screens make and no more, for a ninth of its weight. The phone's
// build puts it in place of `i18next` and `react-i18next`; light-i18next.spec.ts holds it to what the real one says.

type Tree = { readonly [key: string]: string | Tree };
type Values = Readonly<Record<string, unknown>>;

const bundles = new Map<string, Tree>();
const listeners = new Set<() => void>();
let language = 'vi';
let fallback = 'vi';

function find(tree: Tree | undefined, key: string): string | undefined {
  let at: string | Tree | undefined = tree;
  for (const part of key.split('.')) {
    if (at === undefined || typeof at === 'string') return undefined;
    at = at[part];
  }
  return typeof at === 'string' ? at : undefined;
}

/** The plural of a count first, as i18next looks it up; a key without words says itself. */
function translate(key: string, values: Values = {}): string {
  const { count, defaultValue } = values;
  const keys = typeof count === 'number' ? [`${key}_${new Intl.PluralRules(language).select(count)}`, key] : [key];
  for (const tree of [bundles.get(language), bundles.get(fallback)]) {
    for (const one of keys) {
      const words = find(tree, one);
      if (words !== undefined) return fill(words, values);
    }
  }
  return typeof defaultValue === 'string' ? defaultValue : key;
}

const fill = (words: string, values: Values): string =>
  words.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => (values[name] === undefined ? '' : String(values[name])));

interface Options {
  readonly lng: string;
  readonly fallbackLng: string;
  readonly resources: Readonly<Record<string, { readonly app: Tree }>>;
}

const i18next = {
  get language(): string {
    return language;
  },
  use: () => i18next,
  init: (options: Options): Promise<void> => {
    for (const [name, { app }] of Object.entries(options.resources)) bundles.set(name, app);
    language = options.lng;
    fallback = options.fallbackLng;
    return Promise.resolve();
  },
  hasResourceBundle: (name: string): boolean => bundles.has(name),
  addResourceBundle: (name: string, _space: string, words: Tree): void => void bundles.set(name, { ...bundles.get(name), ...words }),
  changeLanguage: (name: string): Promise<void> => {
    language = name;
    for (const listener of listeners) listener();
    return Promise.resolve();
  },
  /** Told when the language of the screen changes. */
  onLanguage: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  t: translate,
};

export default i18next;
