import { IconBasketUp, IconBell, IconChartLine, IconPlus, type Icon } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './frame.module.css';
import { go, pathOf, type Screen } from './route';

const tabs = [
  ['sell', IconPlus],
  ['mine', IconBasketUp],
  ['prices', IconChartLine],
  ['notices', IconBell],
] as const satisfies ReadonlyArray<readonly [Screen, Icon]>;

interface Props {
  title: string;
  screen: Screen;
  /** Chips and buttons at the right end of the bar. */
  tools: ReactNode;
  /** Between the bar and the screen: what waits for a signal, a new version. */
  strips?: ReactNode;
  /** How many notices are new, on their tab. */
  notices?: ReactNode;
  children: ReactNode;
}

/** A link that changes the screen without leaving the page; a new tab opens it like every link. */
export function PhoneLink({
  to,
  className,
  current,
  children,
}: {
  to: Screen;
  className?: string;
  current?: boolean;
  children: ReactNode;
}) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={pathOf(to)} className={className} aria-current={current === true ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}

/** What stands round every screen of the phone: the bar, and four tabs a thumb can hit. */
export function Frame({ title, screen, tools, strips, notices, children }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <header className={styles['bar']}>
        <h1>{title}</h1>
        <div className={styles['tools']}>{tools}</div>
      </header>
      {strips}
      <main className={styles['main']}>{children}</main>
      <nav className={styles['tabs']} aria-label={t('phone.tabs')}>
        {tabs.map(([to, Picture]) => (
          <PhoneLink key={to} to={to} current={to === screen}>
            <Picture size={24} stroke={1.75} aria-hidden="true" />
            {t(`phone.${to}`)}
            {to === 'notices' && notices}
          </PhoneLink>
        ))}
      </nav>
    </>
  );
}
