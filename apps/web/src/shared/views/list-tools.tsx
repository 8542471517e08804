import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../catalogue/catalogue';
import { Button } from '../ui/button';
import { SelectField, type Option } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { changed, type ListFilter } from './list-filter';
import styles from './views.module.css';

interface Props {
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  /** The products that the list has; none, and no product is asked. */
  productIds: readonly string[];
  states: readonly Option[];
}

/** Words to find, a product, a state: what is asked stands in the address. */
export function ListTools({ filter, onFilter, productIds, states }: Props) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const products = [...new Set(productIds)].map((id) => ({ value: id, label: names.productName(id) }));
  return (
    <div className={styles['tools']}>
      <div className={styles['find']}>
        <TextField
          label={t('views.find')}
          type="search"
          data-search
          value={filter.q ?? ''}
          onChange={(event) => onFilter(changed(filter, { q: event.target.value }))}
        />
      </div>
      {products.length > 1 && (
        <SelectField
          label={t('views.product')}
          options={[{ value: '', label: t('views.anyProduct') }, ...products.sort((a, b) => a.label.localeCompare(b.label, 'vi'))]}
          value={filter.product ?? ''}
          onChange={(event) => onFilter(changed(filter, { product: event.target.value }))}
        />
      )}
      <SelectField
        label={t('views.state')}
        options={[{ value: '', label: t('views.anyState') }, ...states]}
        value={filter.state ?? ''}
        onChange={(event) => onFilter(changed(filter, { state: event.target.value }))}
      />
    </div>
  );
}

/** Said in place of the rows when there are some, but none that fits. */
export function NoneFits({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['none']} role="status">
      <p>
        <IconSearch className="i" size={16} aria-hidden="true" /> {t('views.none')}.
      </p>
      <Button size="small" onClick={onClear}>
        {t('views.clear')}
      </Button>
    </div>
  );
}
