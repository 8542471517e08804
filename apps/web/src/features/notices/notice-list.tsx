import { IconAdjustments, IconBellRinging, IconCheck, IconChevronRight, IconClockX, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../shared/auth/session';
import { formatDay, formatMoment } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { ringsFor } from '../../shared/push/push-flag';
import { Chip } from '../../shared/ui/chip';
import { Countdown } from '../../shared/ui/countdown';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { patiently } from '../../shared/parts/patiently';
import { isForMe, type Notice, noticesQuery, seeNotices } from './api';
import { groupNotices, type TellingOfOne } from './group-notices';
import styles from './notice-list.module.css';

const NoticeSettings = lazy(patiently(() => import('./notice-settings').then((module) => ({ default: module.NoticeSettings }))));

/** So long a notice must have been before somebody's eyes to count as seen. */
const LOOK_MS = 1_500;

interface Props {
  addressOf: (notice: Notice) => string;
  /** Follows a link without leaving the page; false when it is not one of this entry's. */
  go: (address: string) => boolean;
}

/** Everything that the organisation was told, what waits for an answer apart. */
export function NoticeList({ addressOf, go }: Props) {
  const { t } = useTranslation();
  const [only, setOnly] = useState<'waiting' | null>(null);
  const notices = useQuery(noticesQuery(only));
  const [isSetting, setSetting] = useState(false);
  const fresh = useSeen(notices.data);
  return (
    <>
      <div className={styles['choice']} role="group" aria-label={t('notice.title')}>
        {([null, 'waiting'] as const).map((each) => (
          <button key={each ?? 'all'} type="button" aria-pressed={only === each} onClick={() => setOnly(each)}>
            {t(each === null ? 'notice.all' : 'notice.waiting')}
          </button>
        ))}
        <button type="button" className={styles['how']} onClick={() => setSetting(true)}>
          <IconAdjustments className="i" size={18} aria-hidden="true" />
          {t('notice.how')}
        </button>
      </div>
      {isSetting && (
        <Suspense fallback={null}>
          <NoticeSettings onClose={() => setSetting(false)} />
        </Suspense>
      )}
      <ListFaces
        query={notices}
        empty={<EmptyState title={t(only === null ? 'phone.noNotices' : 'notice.noneWaiting')}>{t('phone.noNoticesHint')}</EmptyState>}
      >
        {(rows) => (
          <Days
            rows={rows}
            row={(notice) => <NoticeRow notice={notice} isFresh={fresh.has(notice.id)} address={addressOf(notice)} go={go} />}
          />
        )}
      </ListFaces>
    </>
  );
}

/** Day by day, each thing once: what was told of it before lies folded under the newest. */
function Days({ rows, row }: { rows: readonly Notice[]; row: (notice: Notice) => ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const days = useMemo(() => groupNotices(rows), [rows]);
  return days.map(({ day, things }) => {
    const head = day === today ? t('notice.today') : formatDay(day, language);
    return (
      <section key={day} aria-label={head}>
        <h2 className={styles['day']}>{head}</h2>
        <ul className={styles['list']} aria-label={`${t('notice.title')}, ${head}`}>
          {things.map((thing) => (
            <Thing key={thing.newest.id} thing={thing} row={row} />
          ))}
        </ul>
      </section>
    );
  });
}

function Thing({ thing: { newest, older }, row }: { thing: TellingOfOne; row: (notice: Notice) => ReactNode }) {
  const { t } = useTranslation();
  const isOpen = newest.needsAnswer && newest.closedAt === null;
  return (
    <li className={isOpen ? styles['open'] : undefined} data-notice={newest.rule} data-state={newest.state}>
      {row(newest)}
      {older.length > 0 && (
        <details className={styles['older']}>
          <summary>{t('notice.older', { n: older.length })}</summary>
          {older.map((one) => (
            <div key={one.id} data-notice={one.rule} data-state={one.state}>
              {row(one)}
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

/** Tells the server what has been looked at, and remembers for this visit what was new. */
function useSeen(notices: readonly Notice[] | undefined): ReadonlySet<string> {
  const may = useMay();
  const { member } = useSession();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const ids = (notices ?? []).flatMap((notice) => (notice.state === 'sent' && isForMe(notice, may, member.id) ? notice.id : [])).join(' ');
  useEffect(() => {
    if (ids === '') return;
    const seen = ids.split(' ');
    setFresh((before) => new Set([...before, ...seen]));
    const timer = setTimeout(() => {
      // Not to be told is no harm: they stay new.
      if (document.hidden) return;
      seeNotices(seen).catch(() => undefined);
      if (ringsFor() !== null)
        void import('../../shared/push/push-device').then(({ closeShown }) => closeShown(seen)).catch(() => undefined);
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [ids]);
  return fresh;
}

interface RowProps {
  notice: Notice;
  isFresh: boolean;
  address: string;
  go: (address: string) => boolean;
}

function NoticeRow({ notice, isFresh, address, go }: RowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    if (go(address)) event.preventDefault();
  };
  const isOpen = notice.needsAnswer && notice.closedAt === null;
  return (
    <a href={address} onClick={follow}>
      <span className={styles['what']}>
        <b>
          {isFresh && <span className={styles['new']}>{t('notice.new')}</span>}
          {notice.title[language]}
        </b>
        <span className="second">{notice.detail[language]}</span>
        {isOpen && notice.silence !== null && <span className="hint">{notice.silence[language]}</span>}
      </span>
      <span className={styles['side']}>
        <State notice={notice} isOpen={isOpen} />
        <span className="quiet n">{formatMoment(notice.sentAt, today, language)}</span>
      </span>
      <IconChevronRight className="i" size={18} stroke={1.75} aria-hidden="true" />
    </a>
  );
}

/** How it stands: the time left, told again, or how it ended. */
function State({ notice, isOpen }: { notice: Notice; isOpen: boolean }) {
  const { t } = useTranslation();
  if (notice.state === 'answered') {
    return (
      <Chip look="ok" icon={IconCheck}>
        {t('notice.answered')}
      </Chip>
    );
  }
  if (notice.state === 'missed' || notice.state === 'overtaken') {
    return (
      <Chip look="line" icon={IconClockX}>
        {t(`notice.${notice.state}`)}
      </Chip>
    );
  }
  if (!isOpen) return null;
  return (
    <>
      {notice.level > 0 && (
        <Chip look="warn" icon={IconBellRinging}>
          {t(notice.level === 1 ? 'notice.again' : 'notice.managers')}
        </Chip>
      )}
      {notice.answerBy === null ? (
        <Chip look="held" icon={IconHourglass}>
          {t('notice.waiting')}
        </Chip>
      ) : (
        <Countdown until={notice.answerBy} />
      )}
    </>
  );
}
