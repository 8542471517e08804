import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { sessionQuery, useSession } from '../../shared/auth/session';
import { useFaults } from '../../shared/forms/use-faults';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { TextField } from '../../shared/ui/text-field';
import { beginSecondFactor, turnSecondFactorOff, turnSecondFactorOn } from './api';
import styles from './people.module.css';
import { useAct } from './use-act';

const SAID = {
  on: 'people.me.factorOn',
  off: 'people.me.factorOff',
  needed: 'people.me.factorNeeded',
  spared_in_demo: 'people.me.factorSpared',
} as const;

/** Turns the authenticator app on with its first code, and off after a fresh proof. */
export function SecondFactorPanel() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { secondFactor } = useSession();
  const [begun, begin] = useState<{ uri: string; secret: string } | null>(null);
  const [code, setCode] = useState('');
  const { act, busy, error } = useAct();
  const faults = useFaults(error, ['code']);
  const again = () => cache.refetchQueries({ queryKey: sessionQuery.queryKey });
  const turnOn = () =>
    act(async () => {
      await turnSecondFactorOn(code.trim());
      begin(null);
      setCode('');
      await again();
    }, t('people.me.turnedOn'));
  const turnOff = () =>
    act(async () => {
      await turnSecondFactorOff();
      await again();
    }, t('people.me.turnedOff'));
  return (
    <Panel title={t('people.me.factor')} padded>
      <p>{t(SAID[secondFactor])}</p>
      {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
      {secondFactor === 'on' && (
        <Button busy={busy} onClick={() => void turnOff()}>
          {t('people.me.turnOff')}
        </Button>
      )}
      {secondFactor !== 'on' && begun === null && (
        <Button look="primary" busy={busy} onClick={() => void act(async () => begin(await beginSecondFactor()))}>
          {t('people.me.begin')}
        </Button>
      )}
      {begun !== null && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            void turnOn();
          }}
        >
          <p>{t('people.me.scan')}</p>
          <QrCode text={begun.uri} />
          <p className={styles['link']}>{t('people.me.secret', { secret: begun.secret })}</p>
          <TextField
            label={t('signIn.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            error={faults.of('code')}
          />
          <Button type="submit" look="primary" busy={busy}>
            {t('people.me.turnOn')}
          </Button>
        </form>
      )}
    </Panel>
  );
}

/** Drawn as one path: no markup is made of text. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 1 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className={styles['qr']} viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR">
      <path d={path} fill="#000" />
    </svg>
  );
}
