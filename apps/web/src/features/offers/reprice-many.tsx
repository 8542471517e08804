import { IconPencil } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../shared/api/refusal';
import type { Offer } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDayRange } from '../../shared/format/date';
import { formatPrice, readPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Dialog } from '../../shared/desk/dialog';
import { Button } from '../../shared/ui/button';
import { Check, RadioChips } from '../../shared/ui/choice';
import { DialogActs } from '../../shared/ui/dialog-acts';
import { PriceField } from '../../shared/ui/price-field';
import { showToast } from '../../shared/ui/toast-store';
import { offersQuery } from './api';
import { repriced, type PriceChange, type Repriced } from './reprice';
import styles from './reprice-many.module.css';
import { putBack, useRepricing } from './use-repricing';

const WAYS = ['to', 'up', 'down'] as const;

/** The asks of many lots at once: picked, seen before they change, and put back while the notice stands. */
export function RepriceMany({ offers }: { offers: readonly Offer[] }) {
  const tell = useSaySeller();
  const [isOpen, open] = useState(false);
  if (offers.length < 2) return null;
  return (
    <>
      <Button look="quiet" size="small" onClick={() => open(true)}>
        <IconPencil className="i" size={16} aria-hidden="true" /> {tell('reprice.open')}
      </Button>
      {isOpen && (
        <Dialog title={tell('reprice.open')} size="wide" onClose={() => open(false)}>
          <Reprice offers={offers} onClose={() => open(false)} />
        </Dialog>
      )}
    </>
  );
}

function Reprice({ offers, onClose }: { offers: readonly Offer[]; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useSaySeller();
  const language = useLanguage();
  const cache = useQueryClient();
  const work = useRepricing();
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const [how, setHow] = useState<PriceChange['how']>('to');
  const [typed, type] = useState('');
  const [isAsked, ask] = useState(false);
  const read = readPrice(typed, language);
  const picked = offers.filter(({ id }) => !left.has(id));
  const planned = read.ok ? repriced(picked, { how, vndPerKg: read.vndPerKg }) : [];
  const label = tell(how === 'to' ? 'reprice.price' : 'reprice.by');
  const send = async () => {
    ask(true);
    if (planned.length === 0) return;
    const back = await work.send(planned);
    void cache.invalidateQueries(offersQuery);
    if (back.length > 0) tellDone(back);
    if (back.length === planned.length) onClose();
  };
  const tellDone = (back: readonly Repriced[]) => {
    const undo = async () => {
      const not = await putBack(back);
      void cache.invalidateQueries(offersQuery);
      showToast(
        not === 0
          ? { look: 'ok', title: tell('reprice.undone', { n: String(back.length) }) }
          : { look: 'bad', title: tell('reprice.notUndone', { n: String(not) }) },
      );
    };
    showToast({ look: 'ok', title: tell('reprice.done', { n: String(back.length) }), undo: () => void undo() });
  };
  const wrong = isAsked && !read.ok ? t('wrong.not_a_number', { label, example: '7.500' }) : undefined;
  return (
    <div className={styles['many']}>
      <RadioChips
        label={tell('reprice.how')}
        options={WAYS.map((value) => ({ value, label: tell(`reprice.${value}`) }))}
        value={how}
        onChange={(value) => setHow(value as PriceChange['how'])}
      />
      <PriceField label={label} value={typed} onChange={type} error={wrong} />
      <Lots offers={offers} planned={planned} left={left} onLeave={leave} />
      {work.isSending && <progress value={work.done} max={planned.length} aria-label={t('sending')} />}
      {work.refused.map(({ offer, error }) => (
        <p key={offer.id} role="alert" className="bad">
          <LotName offer={offer} />: {error instanceof Refusal ? error.sentence(language) : t('failed.title')}
        </p>
      ))}
      {isAsked && read.ok && planned.length === 0 && <p role="alert">{tell('reprice.none')}</p>}
      <DialogActs>
        <Button onClick={() => (work.isSending ? work.stop() : onClose())}>{work.isSending ? tell('reprice.stop') : t('cancel')}</Button>
        <Button look="primary" busy={work.isSending} onClick={() => void send()}>
          {tell('reprice.send', { n: String(planned.length) })}
        </Button>
      </DialogActs>
    </div>
  );
}

interface LotsProps {
  offers: readonly Offer[];
  planned: readonly Repriced[];
  left: ReadonlySet<string>;
  onLeave: (left: ReadonlySet<string>) => void;
}

/** Every lot with its ask now and then; what is not ticked stays as it is. */
function Lots({ offers, planned, left, onLeave }: LotsProps) {
  const language = useLanguage();
  const next = new Map(planned.map(({ offer, vndPerKg }) => [offer.id, vndPerKg]));
  const toggle = (id: string, isIn: boolean) => {
    const changed = new Set(left);
    if (isIn) changed.delete(id);
    else changed.add(id);
    onLeave(changed);
  };
  return (
    <ul className={styles['lots']}>
      {offers.map((offer) => {
        const then = next.get(offer.id);
        return (
          <li key={offer.id} data-repriced={then}>
            <Check checked={!left.has(offer.id)} onChange={(isIn) => toggle(offer.id, isIn)}>
              <LotName offer={offer} />
            </Check>
            <span className="n">
              {formatPrice(offer.askVndPerKg, language)}
              {then !== undefined && <b> → {formatPrice(then, language)}</b>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function LotName({ offer }: { offer: Offer }) {
  const language = useLanguage();
  const names = useCatalogue();
  const words = [names.varietyName(offer.varietyId), names.gradeName(offer.marketId, offer.gradeId), formatWeight(offer.openKg, language)];
  return <>{[...words, formatDayRange(offer.harvestFrom, offer.harvestTo)].join(' · ')}</>;
}
