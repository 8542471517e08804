import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseTheme, onTheme, themeChoice, themeChoices } from '../design/theme-choice';
import { RadioChips } from './choice';

/** Light, dark, for the sun, or as the device says; remembered on this device. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const choice = useSyncExternalStore(onTheme, themeChoice);
  const options = themeChoices.map((value) => ({ value, label: t(`account.themes.${value}`) }));
  return (
    <RadioChips
      label={t('account.theme')}
      options={options}
      value={choice}
      onChange={(value) => chooseTheme(themeChoices.find((one) => one === value) ?? 'system')}
    />
  );
}
