import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/i18n';
import { useLanguage } from '../i18n/use-language';
import type { Language } from '../format/language';

const names: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

/** Each language by its own name; the one in use is pressed. No reload, nothing typed is lost. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="row" role="group" aria-label={t('account.language')} style={{ gap: 14, fontSize: 'var(--t-md)' }}>
      {(['vi', 'en'] as const).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => void changeLanguage(one)}
          style={{
            minHeight: 32,
            padding: 0,
            border: 0,
            background: 'none',
            color: one === language ? 'var(--ink)' : 'var(--ink-2)',
            fontWeight: one === language ? 600 : 400,
            textDecoration: one === language ? 'none' : 'underline',
            textUnderlineOffset: 3,
          }}
        >
          {names[one]}
        </button>
      ))}
    </div>
  );
}
