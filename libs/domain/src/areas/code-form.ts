import { areaCodeText } from './code-text';

/** What a code names by its form; `other` is no form that is in use here, so an officer looks at it. */
export type CodeForm = 'planting_area' | 'packing_facility' | 'other';

/** A code as it was read. */
export interface CodeReading {
  /** In capitals. */
  readonly code: string;
  readonly form: CodeForm;
  /** The code that was probably meant, when a letter stands where a figure belongs or the other way round; null otherwise. */
  readonly meant: string | null;
}

const FORMS = { planting_area: /^VN-[A-Z]{2}OR-\d{4}$/, packing_facility: /^VN-[A-Z]{2}PH-\d{4}$/ } as const;

/** Letters and figures that a tired eye takes for each other. */
const AS_LETTER: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B', '2': 'Z' };
const AS_FIGURE: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' };

/**
 * Reads a code: 'VN-SLOR-0123' names a planting area, 'VN-SLPH-0001' a packing facility (two letters of the province between).
 *
 * Forms differ from market to market, so another form is no refusal: it is kept, and an officer checks it. Source: FACTS B1, codes
 * VN-DTOR-0017 and VN-DTPH-0001.
 * @throws DomainError `text.*`, `area_code.invalid` for what can be no code at all, letters of other alphabets included
 */
export function readCode(text: string, field: string): CodeReading {
  const code = areaCodeText(text, field);
  const form = formOf(code);
  return { code, form, meant: form === 'other' ? meantBy(code) : null };
}

function formOf(code: string): CodeForm {
  if (FORMS.planting_area.test(code)) return 'planting_area';
  return FORMS.packing_facility.test(code) ? 'packing_facility' : 'other';
}

/** Puts letters where letters belong and figures where figures belong; null when that is no known form either. */
function meantBy(code: string): string | null {
  const bare = code.replace(/[-./]/g, '');
  if (bare.length !== 10) return null;
  const letters = [...bare.slice(0, 6)].map((sign) => AS_LETTER[sign] ?? sign).join('');
  const figures = [...bare.slice(6)].map((sign) => AS_FIGURE[sign] ?? sign).join('');
  const meant = `${letters.slice(0, 2)}-${letters.slice(2)}-${figures}`;
  return formOf(meant) === 'other' ? null : meant;
}
