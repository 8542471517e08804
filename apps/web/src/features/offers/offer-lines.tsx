import { IconPencil, IconX } from '@tabler/icons-react';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDayRange } from '../../shared/format/date';
import { formatPrice, readPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Button } from '../../shared/ui/button';
import { kgOf } from '../../shared/ui/weight-field';
import type { OfferDraft } from './offer-draft';
import styles from './offer-lines.module.css';

interface Props {
  lines: readonly OfferDraft[];
  /** The line that the server refused, counted from 0; null for none. */
  refused: number | null;
  onEdit: (nth: number) => void;
  onDrop: (nth: number) => void;
}

/** Lots that go up together with the one in the form: all of them or none. */
export function OfferLines({ lines, refused, onEdit, onDrop }: Props) {
  const tell = useSaySeller();
  const names = useCatalogue();
  const language = useLanguage();
  if (lines.length === 0) return null;
  return (
    <section className={styles['lines']} aria-label={tell('lotLines.title')}>
      <h2>{tell('lotLines.title')}</h2>
      <ol>
        {lines.map((line, nth) => {
          const price = readPrice(line.ask, language);
          const product = names.productOfVariety(line.varietyId)?.id ?? '';
          return (
            <li key={nth} className={nth === refused ? styles['refused'] : undefined} aria-invalid={nth === refused || undefined}>
              <span>
                <b>
                  {names.varietyName(line.varietyId)} · {formatWeight(kgOf(line.weight, language) ?? 0, language)}
                </b>
                <small>
                  {names.gradeName(product, line.gradeId)} · {price.ok ? formatPrice(price.vndPerKg, language) : ''} ·{' '}
                  {formatDayRange(line.harvestFrom, line.harvestTo)}
                </small>
              </span>
              <Button look="quiet" size="small" onClick={() => onEdit(nth)} aria-label={tell('lotLines.edit', { n: String(nth + 1) })}>
                <IconPencil className="i" size={16} aria-hidden="true" />
              </Button>
              <Button look="quiet" size="small" onClick={() => onDrop(nth)} aria-label={tell('lotLines.drop', { n: String(nth + 1) })}>
                <IconX className="i" size={16} aria-hidden="true" />
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
