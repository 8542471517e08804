import { IconAlertTriangle, IconCheck, IconPlayerPause, IconRepeat, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useAct } from '../../shared/api/use-act';
import type { StandingOffer, StandingOfferLine } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDay, formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import type { Language } from '../../shared/format/language';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { RefusalNote } from '../../shared/ui/faces';
import styles from '../../shared/ui/recurring.module.css';
import cards from '../../shared/ui/stock-card.module.css';
import { TakeBack } from '../../shared/ui/take-back';
import { showToast } from '../../shared/ui/toast-store';
import { patiently } from '../../shared/parts/patiently';
import { offersQuery } from './api';
import { moveStandingOffer, postMissedDay, skipDays, standingOffersQuery } from './repeat-api';
import { useWeekdayWords } from './use-weekday-words';

/** Its form comes when it is asked for. */
const ChangeRepeat = lazy(patiently(() => import('./change-repeat').then((module) => ({ default: module.ChangeRepeat }))));

const looks = { active: ['ok', IconRepeat], paused: ['warn', IconPlayerPause], ended: ['line', IconX] } as const;
const marks = {
  placed: ['ok', IconCheck, 'placed'],
  missed: ['bad', IconX, 'notPlaced'],
  paused: ['line', IconPlayerPause, 'passed'],
} as const;

/** One thing that is sold every week: what, when, the days that it missed by name, and what can be done with it. */
export function RepeatCard({ standing }: { standing: StandingOffer }) {
  const tell = useSayRepeat();
  const language = useLanguage();
  const names = useCatalogue();
  const today = useToday();
  const days = useWeekdayWords()(standing.weekdays);
  const [look, icon] = looks[standing.state];
  const { nextDay, nextAt, until, mostKg, ask } = standing;
  const price = formatPrice(ask.leastVndPerKg, language);
  const missed = standing.recent.filter(({ state, day }) => state === 'missed' && day >= today);
  const skips = standing.skips.filter((day) => day >= today).map((day) => formatDay(day, language));
  return (
    <article className={cards['card']} data-standing-offer={standing.id}>
      <h3>
        <ProductMark productId={standing.marketId} />
        {names.varietyName(standing.varietyId)}
        <span className="n">{formatWeight(standing.kg, language)}</span>
      </h3>
      <p>
        <b>{days}</b>, {until === null ? tell('untilStopped') : tell('untilDay', { day: formatDay(until, language) })}
        <br />
        {names.gradeName(standing.marketId, standing.gradeId)} ·{' '}
        {tell(ask.kind === 'fixed' ? 'askFixed' : 'askIndex', { price, over: marginOf(ask.overVndPerKg, language) })} ·{' '}
        {names.placeName(standing.placeId)}
        {standing.areaCode !== null && ` · ${standing.areaCode}`}
        {mostKg !== null && ` · ${tell('of', { weight: formatWeight(mostKg, language) })}`}
      </p>
      {missed.map((line) => (
        <Missed key={line.day} standing={standing} line={line} />
      ))}
      <div className={cards['foot']}>
        <Chip look={look} icon={icon}>
          {tell(standing.state)}
        </Chip>
        {standing.state === 'active' && (
          <span className="hint">
            {nextDay === null || nextAt === null
              ? tell('noNext')
              : tell('next', { day: formatDay(nextDay, language), moment: formatMoment(nextAt, today, language) })}
            {skips.length > 0 && ` · ${tell('skips', { days: skips.join(', ') })}`}
          </span>
        )}
        {standing.state !== 'ended' && <Acts standing={standing} days={days} />}
      </div>
      {standing.recent.length > 0 && <Recent lines={standing.recent} />}
    </article>
  );
}

/** ` + 500 đ/kg`, or nothing. */
function marginOf(vndPerKg: number, language: Language): string {
  if (vndPerKg === 0) return '';
  return ` ${vndPerKg > 0 ? '+' : '−'} ${formatPrice(Math.abs(vndPerKg), language)}`;
}

/** Says loudly that a day has no lot, and offers to post it while there is time. */
function Missed({ standing, line }: { standing: StandingOffer; line: StandingOfferLine }) {
  const tell = useSayRepeat();
  const language = useLanguage();
  const may = useMay();
  const cache = useQueryClient();
  const act = useAct();
  const day = formatDay(line.day, language);
  const post = async () => {
    const done = await act.run(async (key) => void (await postMissedDay(standing.id, line.day, key)));
    if (!done) return;
    for (const { queryKey } of [standingOffersQuery, offersQuery]) void cache.invalidateQueries({ queryKey });
    showToast({ look: 'ok', title: tell('posted', { day }) });
  };
  return (
    <div className={styles['missed']} role="status">
      <IconAlertTriangle className="i" size={18} aria-hidden="true" />
      <div>
        <b>{tell('missed', { day })}</b> {line.reason?.[language]}
        {act.error !== null && <RefusalNote error={act.error} title={tell('failed')} flush />}
      </div>
      {may('offer.open') && standing.state !== 'ended' && (
        <Button size="small" busy={act.isBusy} onClick={() => void post()}>
          {tell('post', { day })}
        </Button>
      )}
    </div>
  );
}

/** Stopping and leaving a day out are done at once and can be taken back; deleting asks first. */
function Acts({ standing, days }: { standing: StandingOffer; days: string }) {
  const tell = useSayRepeat();
  const language = useLanguage();
  const may = useMay();
  const cache = useQueryClient();
  const act = useAct();
  const [isEditing, edit] = useState(false);
  const { id, nextDay, skips, state } = standing;
  const move = (to: 'stop' | 'resume' | 'end') => async (key: string) => {
    await moveStandingOffer(id, to, key);
    await cache.invalidateQueries({ queryKey: standingOffersQuery.queryKey });
  };
  const leaveOut = (out: readonly string[]) => async () => {
    await skipDays(id, out);
    await cache.invalidateQueries({ queryKey: standingOffersQuery.queryKey });
  };
  const stop = async () => {
    if (!(await act.run(move('stop')))) return;
    showToast({ look: 'plain', title: tell('stopped', { days }), detail: tell('stoppedHint'), undo: () => void act.run(move('resume')) });
  };
  const skip = async (day: string) => {
    if (!(await act.run(leaveOut([...skips, day])))) return;
    showToast({ look: 'plain', title: tell('skipped', { day: formatDay(day, language) }), undo: () => void act.run(leaveOut(skips)) });
  };
  if (!may('offer.open') || !may('offer.withdraw')) return null;
  return (
    <span className={styles['acts']}>
      {act.error !== null && <RefusalNote error={act.error} flush />}
      {state === 'active' && nextDay !== null && (
        <Button look="quiet" size="small" busy={act.isBusy} onClick={() => void skip(nextDay)}>
          {tell('skip', { day: formatDay(nextDay, language) })}
        </Button>
      )}
      <Button look="quiet" size="small" onClick={() => edit(true)}>
        {tell('change')}
      </Button>
      {isEditing && (
        <Suspense fallback={null}>
          <ChangeRepeat standing={standing} onClose={() => edit(false)} />
        </Suspense>
      )}
      {state === 'active' && (
        <Button look="quiet" size="small" busy={act.isBusy} onClick={() => void stop()}>
          {tell('stop')}
        </Button>
      )}
      {state === 'paused' && (
        <Button look="quiet" size="small" busy={act.isBusy} onClick={() => void act.run(move('resume'))}>
          {tell('resume')}
        </Button>
      )}
      {state === 'paused' && <TakeBack label={tell('end')} effect={tell('endEffect')} post={move('end')} />}
    </span>
  );
}

/** How the last days ended. */
function Recent({ lines }: { lines: readonly StandingOfferLine[] }) {
  const tell = useSayRepeat();
  const language = useLanguage();
  return (
    <details className={styles['recent']}>
      <summary>{tell('recent', { n: String(lines.length) })}</summary>
      <ul>
        {lines.map(({ day, state, reason, offerId }) => {
          const [look, icon, word] = marks[state];
          return (
            <li key={day}>
              <span className="n">{formatDay(day, language)}</span>
              <Chip look={look} icon={icon}>
                {tell(word)}
              </Chip>
              {offerId !== null && <a href={`/offers/${offerId}`}>{tell('lot')}</a>}
              {reason !== null && <span className="second">{reason[language]}</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
