import { IconAlertTriangle, IconCheck, IconPlayerPause, IconRepeat, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import type { StandingLine, StandingOrder } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { Dialog } from '../../shared/desk/dialog';
import { formatDay, formatMoment } from '../../shared/format/date';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { RefusalNote } from '../../shared/ui/faces';
import styles from '../../shared/ui/recurring.module.css';
import cards from '../../shared/ui/stock-card.module.css';
import { TakeBack } from '../../shared/ui/take-back';
import { showToast } from '../../shared/ui/toast-store';
import { ordersQuery } from './api';
import { moveStandingOrder, placeMissedDay, standingOrdersQuery } from './standing-api';
import { StandingForm } from './standing-form';
import { useScheduleWords } from './use-schedule-words';

const looks = { active: ['ok', IconRepeat], paused: ['warn', IconPlayerPause], ended: ['line', IconX] } as const;
const marks = { placed: ['ok', IconCheck], missed: ['bad', IconX], paused: ['line', IconPlayerPause] } as const;

/** One standing order: what it asks for and when, the days that it missed by name, and what can be done with it. */
export function StandingCard({ standing }: { standing: StandingOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const today = useToday();
  const words = useScheduleWords(standing);
  const [look, icon] = looks[standing.state];
  const missed = standing.recent.filter(({ state, day }) => state === 'missed' && day >= today);
  const { nextDay, nextAt } = standing;
  return (
    <article className={cards['card']} data-standing={standing.id}>
      <h3>
        <ProductMark productId={standing.marketId} />
        {standing.name}
        <span className="n">{formatWeight(standing.kg, language)}</span>
      </h3>
      <p>
        {names.productName(standing.marketId)} · {names.placeName(standing.placeId)} · {words.limit}
        <br />
        {words.days} · {words.placing}
      </p>
      {missed.map((line) => (
        <Missed key={line.day} standing={standing} line={line} />
      ))}
      <div className={cards['foot']}>
        <Chip look={look} icon={icon}>
          {t(`standing.state.${standing.state}`)}
        </Chip>
        {standing.state === 'active' && (
          <span className="hint">
            {nextDay === null || nextAt === null
              ? t('standing.noNext')
              : t('standing.next', { day: formatDay(nextDay, language), moment: formatMoment(nextAt, today, language) })}
          </span>
        )}
        {standing.state !== 'ended' && <Acts standing={standing} />}
      </div>
      {standing.recent.length > 0 && <Recent lines={standing.recent} />}
    </article>
  );
}

/** Says loudly that a day has no order, and offers to place it while there is time. */
function Missed({ standing, line }: { standing: StandingOrder; line: StandingLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const cache = useQueryClient();
  const act = useAct();
  const day = formatDay(line.day, language);
  const place = async () => {
    const done = await act.run(async (key) => void (await placeMissedDay(standing.id, line.day, key)));
    if (!done) return;
    for (const { queryKey } of [standingOrdersQuery, ordersQuery]) void cache.invalidateQueries({ queryKey });
    showToast({ look: 'ok', title: t('standing.placedNow', { day }), detail: standing.name });
  };
  return (
    <div className={styles['missed']} role="status">
      <IconAlertTriangle className="i" size={18} aria-hidden="true" />
      <div>
        <b>{t('standing.missed', { day })}</b> {line.reason?.[language]}
        {act.error !== null && <RefusalNote error={act.error} title={t('standing.failed')} flush />}
      </div>
      {may('order.place') && standing.state !== 'ended' && (
        <Button size="small" busy={act.isBusy} onClick={() => void place()}>
          {t('standing.place', { day })}
        </Button>
      )}
    </div>
  );
}

function Acts({ standing }: { standing: StandingOrder }) {
  const { t } = useTranslation();
  const may = useMay();
  const cache = useQueryClient();
  const act = useAct();
  const [isEditing, edit] = useState(false);
  const read = () => cache.invalidateQueries({ queryKey: standingOrdersQuery.queryKey });
  const move = (to: 'pause' | 'resume' | 'end') => async (key: string) => {
    await moveStandingOrder(standing.id, to, key);
    await read();
  };
  if (!may('order.place') || !may('order.cancel')) return null;
  const turn = standing.state === 'paused' ? 'resume' : 'pause';
  return (
    <span className={styles['acts']}>
      {act.error !== null && <RefusalNote error={act.error} flush />}
      <Button look="quiet" size="small" busy={act.isBusy} onClick={() => void act.run(move(turn))}>
        {t(`standing.${turn}`)}
      </Button>
      <Button look="quiet" size="small" onClick={() => edit(true)}>
        {t('standing.edit')}
      </Button>
      <TakeBack label={t('standing.end')} effect={t('standing.endEffect')} post={move('end')} />
      {isEditing && (
        <Dialog title={t('standing.editTitle', { name: standing.name })} onClose={() => edit(false)} size="wide">
          <StandingForm
            standing={standing}
            last={null}
            onDone={(name) => {
              edit(false);
              showToast({ look: 'ok', title: t('standing.changed', { name }) });
            }}
          />
        </Dialog>
      )}
    </span>
  );
}

/** How the last days ended. */
function Recent({ lines }: { lines: readonly StandingLine[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details className={styles['recent']}>
      <summary>{t('standing.recent', { n: lines.length })}</summary>
      <ul>
        {lines.map((line) => {
          const [look, icon] = marks[line.state];
          return (
            <li key={line.day}>
              <span className="n">{formatDay(line.day, language)}</span>
              <Chip look={look} icon={icon}>
                {t(`standing.line.${line.state}`)}
              </Chip>
              {line.reason !== null && <span className="second">{line.reason[language]}</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
