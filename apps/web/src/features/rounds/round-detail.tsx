import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { buttonClass } from '../../shared/ui/button';
import { roundPartQuery, roundResultQuery } from './api';
import { CurvesPanel } from './curves-panel';
import { Exceptions } from './exceptions';
import { MyPart } from './my-part';
import styles from './round-result.module.css';
import { UnmetCauses } from './unmet-causes';

/** Below the figures of a round: its curves beside my part, what was left over by cause, and for those who check it, its files. */
export function RoundDetail({ round }: { round: Round }) {
  const { marketId, number } = round;
  const may = useMay();
  const takesPart = may('offer.read') || may('order.read');
  const result = useQuery(roundResultQuery(marketId, number));
  const part = useQuery({ ...roundPartQuery(marketId, number), enabled: takesPart });
  const myAsks = (part.data?.items ?? []).flatMap((item) => (item.kind === 'offer' && item.vndPerKg !== null ? [item.vndPerKg] : []));
  const curves = result.data?.curves;
  return (
    <>
      <div className={takesPart ? styles['grid'] : styles['low']}>
        {curves == null ? <span /> : <CurvesPanel curves={curves} spotKg={round.spotKg} myAsks={myAsks} />}
        {takesPart && <MyPart marketId={marketId} number={number} />}
      </div>
      {result.data !== undefined && result.data.unmet.length > 0 && (
        <div className={styles['low']}>
          <UnmetCauses unmet={result.data.unmet} />
        </div>
      )}
      {round.fairness.exceptions.length > 0 && (
        <div className={styles['low']}>
          <Exceptions round={round} mine={new Set((part.data?.items ?? []).map((item) => item.id))} />
        </div>
      )}
      {may('round.download') && <Files marketId={marketId} number={number} />}
    </>
  );
}

function Files({ marketId, number }: { marketId: string; number: number }) {
  const { t } = useTranslation();
  const base = `/api/v1/markets/${marketId}/rounds/${number}`;
  return (
    <p className={styles['files']}>
      <a className={buttonClass('default', 'normal', false)} href={`${base}/input`} download>
        {t('operate.download')}
      </a>
      <a className={buttonClass('default', 'normal', false)} href={`${base}/result-file`} download>
        {t('operate.downloadResult')}
      </a>
      <span className="hint">{t('operate.replay', { round: `${marketId}/${number}` })}</span>
    </p>
  );
}
