import type { TFunction } from 'i18next';
import { formatDay } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatDecimal, formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import type { Language } from '../../shared/format/language';

type Words = TFunction<'app'>;
type Path = 'productId' | 'grades' | 'price' | 'season';
type Part = 'kg' | 'bandKg' | 'from' | 'to';

/** `periods.1.kg` as people say it: “Kỳ 2, khối lượng”. */
export function termName(path: string, t: Words): string {
  const [head = '', ...rest] = path.split('.');
  const numbers = rest.filter((part) => /^\d+$/.test(part)).map((part) => Number(part) + 1);
  const named = path.endsWith('band.kg') ? [...rest.slice(0, -2), 'bandKg'] : rest;
  const words = named.filter((part) => !/^\d+$/.test(part) && part !== 'band' && part !== 'index');
  const name = t(`pact.path.${head as Path}`, { n: numbers[0] ?? '', defaultValue: head });
  const parts = words.map((part) => t(`pact.part.${part as Part}`, { defaultValue: part }));
  return [head !== 'periods' && numbers[0] !== undefined ? `${name} ${numbers[0]}` : name, ...parts].join(', ');
}

/** The value of a term with its unit. */
export function termValue(path: string, value: unknown, t: Words, language: Language): string {
  if (value === null || value === undefined || value === '') return t('pact.none');
  const last = path.split('.').at(-1) ?? '';
  if (typeof value === 'number') {
    if (/VndPerKg$/.test(last) || last === 'vndPerKg') return formatPrice(value, language);
    if (/Kg$|^kg$/.test(last)) return formatWeight(value, language);
    if (/Bp$/.test(last)) return `${formatDecimal(value / 100, { least: 0, most: 2 }, language)} %`;
    return formatInteger(value, language);
  }
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value, language);
  if (path === 'price.kind') return t(`pact.rule.${String(value) as 'fixed'}`, { defaultValue: String(value) });
  if (path.startsWith('forceMajeure')) return t(`pact.cause.${String(value) as 'hail'}`, { defaultValue: String(value) });
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
