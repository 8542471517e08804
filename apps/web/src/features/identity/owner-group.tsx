import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { groupWith, organisationsQuery, type OrganisationCard } from './api';
import styles from './people.module.css';
import { useAct } from './use-act';

const FOUND_MAX = 5;
const LETTERS_MIN = 2;

/** Whose sister an organisation is: the operator finds another by its name, or takes this one out of its group. */
export function OwnerGroup({ card }: { card: OrganisationCard }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { act, busy, error } = useAct();
  const isAsked = text.trim().length >= LETTERS_MIN;
  const found = useQuery({ ...organisationsQuery('active', text), enabled: isAsked });
  const others = (found.data ?? []).filter(({ id, ownerGroup }) => id !== card.id && ownerGroup !== card.ownerGroup).slice(0, FOUND_MAX);
  const group = (sisterId: string | null) =>
    void act(() => groupWith(card.id, sisterId), t('people.verify.grouped')).then((isDone) => isDone && setText(''));
  return (
    <details>
      <summary>
        {t('people.verify.sisters')}: {card.sisters.length === 0 ? '–' : card.sisters.join(', ')}
      </summary>
      <div className={styles['found']}>
        <p className="hint">{card.sisters.length === 0 ? t('people.verify.noSisters') : t('people.verify.sisterHint')}</p>
        <TextField label={t('people.verify.sisterFind')} value={text} maxLength={100} onChange={(event) => setText(event.target.value)} />
        {isAsked &&
          others.map(({ id, name }) => (
            <Button key={id} busy={busy} onClick={() => group(id)}>
              {t('people.verify.sisterOf', { name })}
            </Button>
          ))}
        {isAsked && found.isSuccess && others.length === 0 && <p className="hint">{t('people.verify.empty')}</p>}
        {card.sisters.length > 0 && (
          <Button look="danger" busy={busy} onClick={() => group(null)}>
            {t('people.verify.apart')}
          </Button>
        )}
        {error !== null && <RefusalNote error={error} flush />}
      </div>
    </details>
  );
}
