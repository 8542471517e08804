import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { useFaults } from '../../shared/forms/use-faults';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { actFor, decideOn, type OrganisationCard } from './api';
import { OwnerGroup } from './owner-group';
import styles from './people.module.css';
import { useAct } from './use-act';

/** One organisation with what proves it, and what the operator may decide. */
export function OrganisationToDecide({ card }: { card: OrganisationCard }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const key = useDraftKey();
  const { act, busy, error } = useAct();
  const faults = useFaults(error, ['reason']);
  const decide = (state: 'active' | 'refused' | 'suspended') =>
    void act(() => decideOn(card.id, state, reason, key.current()), t('people.verify.decided'));
  const facts = [
    [t('people.verify.taxCode'), card.taxCode],
    [t('people.verify.registration'), card.registrationNumber],
    [t('people.verify.address'), card.address],
    [t('people.verify.contact'), [card.contactName, card.contactPhone].filter((part) => part !== null).join(', ')],
    [t('people.verify.papers'), card.papers.join('; ')],
    [t('people.verify.members'), String(card.members)],
  ].filter(([, value]) => value !== null && value !== '');
  // Who oversees or runs the market trades with nobody.
  const isServed = card.kind !== 'department' && card.kind !== 'operator';
  const serve = () =>
    void act(async () => {
      await actFor(card.id);
      location.assign('/');
    });
  const mayEnter = card.state !== 'active';
  return (
    <article className={styles['card']} aria-label={card.name}>
      <h3>{card.name}</h3>
      {card.stateReason !== null && <p className="second">{t('people.verify.reasonWas', { reason: card.stateReason })}</p>}
      <dl className={styles['facts']}>
        {facts.map(([term, value]) => (
          <FactRow key={term} term={term ?? ''} value={value ?? ''} />
        ))}
      </dl>
      {card.state === 'active' && isServed && <OwnerGroup card={card} />}
      {(card.state === 'applied' || card.state === 'active') && (
        <TextField
          label={t('people.verify.reason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
          error={faults.of('reason')}
        />
      )}
      {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
      <div className={styles['row']}>
        {mayEnter && (
          <Button look="primary" busy={busy} onClick={() => decide('active')}>
            {t('people.verify.approve')}
          </Button>
        )}
        {card.state === 'applied' && (
          <Button look="danger" busy={busy} onClick={() => decide('refused')}>
            {t('people.verify.refuse')}
          </Button>
        )}
        {card.state === 'active' && isServed && (
          <Button busy={busy} onClick={serve}>
            {t('people.verify.act')}
          </Button>
        )}
        {card.state === 'active' && (
          <Button look="danger" busy={busy} onClick={() => decide('suspended')}>
            {t('people.verify.suspend')}
          </Button>
        )}
      </div>
    </article>
  );
}

function FactRow({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt className="second">{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
