/** `system` follows the device between light and dark, and into `sun` where it asks for more contrast; `sun` is for reading at noon in an orchard. */
export type ThemeChoice = 'system' | 'light' | 'dark' | 'sun';
export type Theme = 'light' | 'dark' | 'sun';
export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark', 'sun'];

const KEY = 'mua-vu.theme';
const listeners = new Set<() => void>();
const prefersDark = () => matchMedia('(prefers-color-scheme: dark)');
const prefersContrast = () => matchMedia('(prefers-contrast: more)');

export function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(KEY);
  return themeChoices.find((choice) => choice === kept) ?? 'system';
}

export function themeShown(): Theme {
  const choice = themeChoice();
  if (choice !== 'system') return choice;
  if (prefersContrast().matches) return 'sun';
  return prefersDark().matches ? 'dark' : 'light';
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEY, choice);
  applyTheme();
}

export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Paper is white: a dark screen is printed in the light colours, also when the device turns dark meanwhile. */
let isOnPaper = false;
const print = (isPrinting: boolean) => () => {
  isOnPaper = isPrinting;
  applyTheme();
};

/** Puts the theme on the page. Runs before the first paint and whenever the choice or the device changes. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = isOnPaper ? 'light' : themeShown();
  for (const listener of listeners) listener();
}

/** Puts the theme on and follows the device from then on. */
export function startTheme(): void {
  applyTheme();
  prefersDark().addEventListener('change', applyTheme);
  prefersContrast().addEventListener('change', applyTheme);
  addEventListener('beforeprint', print(true));
  addEventListener('afterprint', print(false));
}
