import { useTranslation } from 'react-i18next';
import { ThemeSwitch } from '../../shared/ui/theme-switch';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatPrice } from '../../shared/format/money';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import styles from './sheet.module.css';

const roles = ['supply', 'demand', 'contract', 'held', 'confirmed', 'late', 'warn', 'danger'] as const;

function swatch(role: (typeof roles)[number]) {
  if (role === 'late') return { border: '2px dashed var(--late)' };
  if (role === 'held')
    return { backgroundColor: 'var(--held-soft)', '--hc': 'var(--held)', boxShadow: 'inset 0 0 0 1px var(--held)' } as React.CSSProperties;
  return { background: `var(--${role})` };
}

/** What colours mean, the sizes of type, the products' dots, and the themes to see them in. */
export function SheetColours() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  return (
    <div className={styles['column']}>
      <Panel title={t('sheet.colours')} padded>
        {roles.map((role) => (
          <div key={role} className={styles['role']}>
            <i className={role === 'held' ? 'hatch' : undefined} style={swatch(role)} />
            <i style={{ background: `var(--${role}-soft)`, color: `var(--${role}-text)` }}>Aa</i>
            <b style={{ color: `var(--${role}-text)` }}>{t(`sheet.${role}`)}</b>
            <span>{t(`sheet.${role}For`)}</span>
          </div>
        ))}
      </Panel>
      <Panel title={t('sheet.type')} padded>
        <div className={styles['type']}>
          <p>
            <small>34 / 700</small>
            <b style={{ fontSize: 'var(--t-3xl)', fontWeight: 700, lineHeight: 1.25 }}>{t('brand')}</b>
          </p>
          <p>
            <small>26 / 600</small>
            <span className="n" style={{ fontSize: 'var(--t-2xl)', fontWeight: 600 }}>
              {formatPrice(7_500, language)}
            </span>
          </p>
          <p>
            <small>20 / 700</small>
            <b style={{ fontSize: 'var(--t-xl)', fontWeight: 700 }}>Quỳnh Thuận, Chiềng Hặc</b>
          </p>
          <p>
            <small>14 / 400</small>
            <span>{t('sheet.sampleWords')}</span>
          </p>
          <p>
            <small>12</small>
            <span style={{ fontSize: 'var(--t-xs)' }} className="quiet">
              {t('unit.cumulative')} · <span className="n">10/06/2026</span>
            </span>
          </p>
        </div>
      </Panel>
      <Panel title={t('sheet.products')} note={t('sheet.productsHint')} padded>
        <div className={styles['flow']}>
          {names.products.map((product) => (
            <span key={product.id} className="row" style={{ fontSize: 'var(--cell)' }}>
              <ProductMark productId={product.id} size={14} />
              {names.productName(product.id)}
            </span>
          ))}
        </div>
      </Panel>
      <Panel title={t('sheet.themes')} padded>
        <ThemeSwitch />
      </Panel>
    </div>
  );
}
