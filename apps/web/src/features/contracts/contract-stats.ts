import type { TFunction } from 'i18next';
import type { Contract } from '../../shared/api/views';
import { daysBetween, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { formatInteger, formatShare } from '../../shared/format/number';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import type { Stat } from '../../shared/ui/stats';

const PACE_KG = 100;

/** The figures of a contract, and what each means beside it. */
export function contractStats(contract: Contract, today: Day, t: TFunction<'app'>, language: Language): Stat[] {
  const daysLeft = Math.max(0, daysBetween(today < contract.seasonFrom ? contract.seasonFrom : today, contract.seasonTo));
  // A pace is an estimate: to the next 100 kg.
  const perDay = daysLeft === 0 ? contract.remainingKg : Math.ceil(contract.remainingKg / daysLeft / PACE_KG) * PACE_KG;
  const tonnes = (kg: number) => ({ value: formatTonnes(kg, language), unit: t('unit.tonne') });
  return [
    {
      label: t('contract.agreed'),
      ...tonnes(contract.agreedKg),
      detail: t('contract.ceiling', { weight: formatWeight(contract.ceilingKg, language) }),
    },
    {
      label: t('contract.calledOff'),
      ...tonnes(contract.calledOffKg),
      look: 'con',
      detail: formatShare(contract.calledOffKg, contract.agreedKg, language),
    },
    {
      label: t('contract.confirmed'),
      ...tonnes(contract.confirmedKg),
      detail: formatShare(contract.confirmedKg, contract.agreedKg, language),
    },
    { label: t('contract.held'), ...tonnes(contract.heldKg) },
    { label: t('contract.remaining'), ...tonnes(contract.remainingKg) },
    {
      label: t('contract.daysLeft'),
      value: formatInteger(daysLeft, language),
      detail: t('contract.perDay', { weight: formatWeight(perDay, language) }),
    },
  ];
}
