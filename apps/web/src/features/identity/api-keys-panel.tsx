import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatMoment } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { CheckChips } from '../../shared/ui/choice';
import { RefusalNote } from '../../shared/ui/faces';
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
  const [name, setName] = useState('');
  const [days, setDays] = useState(String(DAYS));
  const [rights, setRights] = useState<string[]>([]);
  const [secret, show] = useState<string | null>(null);
  const { act, busy, error } = useAct();
  const make = () =>
    act(async () => {
      show((await makeApiKey({ name, permissions: rights, days: Number(days) })).secret);
      setName('');
    });
  return (
    <Panel title={t('people.team.keys')} padded>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField label={t('people.team.keyName')} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        <TextField label={t('people.team.keyDays')} inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />
        <CheckChips
          label={t('people.team.keyRights')}
          options={(keys?.permissions ?? []).map((each) => ({ value: each, label: each }))}
          value={rights}
          onChange={setRights}
        />
        {error !== null && <RefusalNote error={error} flush />}
        <div className={styles['row']}>
          <Button type="submit" look="primary" busy={busy} disabled={rights.length === 0 || name === ''}>
            {t('people.team.keyMake')}
          </Button>
        </div>
      </form>
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
