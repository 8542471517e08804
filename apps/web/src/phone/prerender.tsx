import '../shared/design/tokens.css';
import '../shared/design/base.css';
import { renderToStaticMarkup } from 'react-dom/server';
import { speakVietnamese } from '../shared/i18n/i18n';
import { Face } from './face';
import { screens } from './route';
import { vietnamese } from './words';

/** The HTML of every screen before its data, for the build to write into the pages. */
export async function faces(): Promise<Record<string, string>> {
  await speakVietnamese(vietnamese);
  return Object.fromEntries([...screens, 'sign-in' as const].map((screen) => [screen, renderToStaticMarkup(<Face screen={screen} />)]));
}
