import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatMoment } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { figureOf } from '../../shared/format/read-figure';
import { KeptNote } from '../../shared/forms/kept-note';
import { useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { Button } from '../../shared/ui/button';
import { CheckChips } from '../../shared/ui/choice';
import { RefusalNote } from '../../shared/ui/faces';
import { FigureField } from '../../shared/ui/figure-field';
import { Panel } from '../../shared/ui/panel';
import { TextField } from '../../shared/ui/text-field';
import { apiKeysQuery, makeApiKey, revokeApiKey, rotateApiKey } from './api';
import { LinkOnce } from './link-once';
import styles from './people.module.css';
import { useAct } from './use-act';

const DAYS = 90;

/** Keys for programs: made with few rights, rotated, revoked. */
export function ApiKeysPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const keys = useQuery(apiKeysQuery).data;
  const [secret, show] = useState<string | null>(null);
  const { act, busy, error } = useAct();
  return (
    <Panel title={t('people.team.keys')} padded>
      <MakeKey permissions={keys?.permissions ?? []} onMade={show} />
      {error !== null && <RefusalNote error={error} flush />}
      {secret !== null && <LinkOnce text={secret} hint={t('people.team.keyOnce')} />}
      {(keys?.items ?? []).map((key) => (
        <div key={key.id} className={styles['row']}>
          <span>
            <b>{key.name}</b> <code>{key.prefix}…</code> · {t('people.team.keyUntil')}{' '}
            {formatMoment(key.expiresAt, dayOf(Date.now()), language)}
            {key.replaced && ` · ${t('people.team.keyReplaced')}`}
          </span>
          {!key.replaced && (
            <Button size="small" busy={busy} onClick={() => void act(async () => show((await rotateApiKey(key.id)).secret))}>
              {t('people.team.keyRotate')}
            </Button>
          )}
          <Button size="small" look="danger" busy={busy} onClick={() => void act(() => revokeApiKey(key.id))}>
            {t('people.team.revoke')}
          </Button>
        </div>
      ))}
    </Panel>
  );
}

/** A key with no more rights than it needs, for no longer than it is needed. */
function MakeKey({ permissions, onMade }: { permissions: readonly string[]; onMade: (secret: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { typed, put, sent, found } = useTyped({ as: 'API key' }, { name: '', days: String(DAYS), rights: [] as string[] });
  const { name, days, rights } = typed;
  const { act, busy, error } = useAct();
  const faults = useFaults(error, ['name', 'days', 'permissions']);
  const make = () =>
    act(async () => {
      onMade((await makeApiKey({ name, permissions: rights, days: figureOf(days, 0, language) })).secret);
      sent({ ...typed, name: '' });
    });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <KeptNote found={found} />
      <TextField
        label={t('people.team.keyName')}
        value={name}
        maxLength={80}
        error={faults.of('name')}
        onChange={(event) => put({ name: event.target.value })}
      />
      <FigureField
        label={t('people.team.keyDays')}
        decimals={0}
        value={days}
        error={faults.of('days')}
        onChange={(text) => put({ days: text })}
      />
      <CheckChips
        label={t('people.team.keyRights')}
        options={permissions.map((each) => ({ value: each, label: t(`rights.${each as 'offer.open'}`) }))}
        value={rights}
        error={faults.of('permissions')}
        onChange={(next) => put({ rights: next })}
      />
      {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
      <div className={styles['row']}>
        <Button type="submit" look="primary" busy={busy} disabled={rights.length === 0 || name === ''}>
          {t('people.team.keyMake')}
        </Button>
      </div>
    </form>
  );
}
