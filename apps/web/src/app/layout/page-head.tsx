import { IconBell, IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { UnseenBadge } from '../../features/notices/unseen-badge';
import { useSession } from '../../shared/auth/session';
import { LinkBar } from '../../shared/ui/link-bar';
import styles from './shell.module.css';
import { rememberPlace } from './last-places';
import { useTitle } from './use-title';

interface Props {
  title: string;
  /** The same in fewer words, for the bar of a phone. */
  shortTitle?: string;
  /** What stands before or after the words of the title. */
  mark?: ReactNode;
  /** The mark says the title already, in a control; those who listen still get it as words. */
  hideTitle?: boolean;
  sub?: ReactNode;
  tools?: ReactNode;
  /** The one thing to begin here, said in words: in the bar of a phone there is no room for them, so there it stands beneath. */
  act?: ReactNode;
  backTo?: '/contracts' | '/rounds' | '/mine' | '/markets';
  /** Nobody wants to come back to it. */
  isNowhere?: boolean;
}

/** A narrow window has no bar at the top: the notices stand beside the title. */
const NarrowBell = memo(function NarrowBell() {
  const { t } = useTranslation();
  return (
    <Link className={styles['narrowBell']} to="/notices">
      <span className="sr">{t('notice.title')}</span>
      <IconBell size={22} stroke={1.75} aria-hidden="true" />
      <UnseenBadge />
    </Link>
  );
});

/** Names the page and shows how fresh it is; on the phone it is the bar at the top. */
export function PageHead({ title, shortTitle, mark, hideTitle = false, sub, tools, act, backTo, isNowhere = false }: Props) {
  const { t } = useTranslation();
  const { organisation, member } = useSession();
  useTitle(title);
  useEffect(() => {
    if (!isNowhere) rememberPlace(member.id, { to: location.pathname + location.search, title });
  }, [member.id, title, isNowhere]);
  const isActing = act !== undefined && act !== null && act !== false;
  return (
    <>
      <div className={styles['head']}>
        {backTo !== undefined && (
          <Link
            to={backTo}
            aria-label={t('back')}
            style={{ color: 'inherit', display: 'grid', minWidth: 32, minHeight: 44, placeItems: 'center' }}
          >
            <IconChevronLeft size={22} aria-hidden="true" />
          </Link>
        )}
        <div className={styles['titles']}>
          <h1>
            {mark}
            {shortTitle !== undefined && <span className={styles['shortTitle']}>{shortTitle}</span>}
            <span className={hideTitle ? 'sr' : `${styles['words']} ${shortTitle === undefined ? '' : styles['longTitle']}`}>{title}</span>
          </h1>
          {sub !== undefined && <p className={styles['sub']}>{sub}</p>}
        </div>
        <div className={styles['tools']}>
          {organisation.demo && <span className={`${styles['demo']} ${styles['phoneDemo']}`}>{t('demoShort')}</span>}
          {/* One step inside a place the title needs the room; the notices are one step back. */}
          {backTo === undefined && <NarrowBell />}
          <LinkBar />
          {tools}
          {isActing && (
            <span className={styles['wideAct']} data-no-print>
              {act}
            </span>
          )}
        </div>
      </div>
      {isActing && (
        <div className={styles['narrowAct']} data-no-print>
          {act}
        </div>
      )}
    </>
  );
}
