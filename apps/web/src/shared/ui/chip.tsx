import {
  IconCertificate,
  IconCheck,
  IconCircleDashed,
  IconClockX,
  IconFileText,
  IconHourglass,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './chip.module.css';

export type ChipLook = 'plain' | 'line' | 'held' | 'ok' | 'contract' | 'warn' | 'bad' | 'supply' | 'demand' | 'demo';

/** Icon, word and tint: a state is never said by colour alone. */
export function Chip({ look = 'plain', icon: Picture, children }: { look?: ChipLook; icon?: Icon; children: ReactNode }) {
  return (
    <span className={`${styles['chip']} ${look === 'plain' ? '' : styles[look]}`}>
      {Picture !== undefined && <Picture className="i" size={14} stroke={2} aria-hidden="true" />}
      <span>{children}</span>
    </span>
  );
}

const states = {
  open: ['line', IconCircleDashed],
  held: ['held', IconHourglass],
  confirmed: ['ok', IconCheck],
  declined: ['bad', IconX],
  lapsed: ['line', IconClockX],
  cancelled: ['bad', IconX],
  withdrawn: ['line', IconX],
  expired: ['line', IconClockX],
  sold_out: ['ok', IconCheck],
  filled: ['ok', IconCheck],
  served: ['ok', IconCheck],
  in_force: ['contract', IconFileText],
  ended: ['line', IconFileText],
  draft: ['line', IconFileText],
  offered: ['held', IconHourglass],
  fulfilled: ['ok', IconCheck],
  terminated: ['bad', IconX],
  waiting: ['warn', IconHourglass],
  cleared: ['ok', IconCheck],
  failed: ['bad', IconX],
  halted: ['warn', IconClockX],
} as const satisfies Readonly<Record<string, readonly [ChipLook, Icon]>>;

export type ShownState = keyof typeof states;

const isShown = (state: string): state is ShownState => state in states;

/** The state of an offer, an order, a trade, a contract or a round, in the one way each is shown everywhere. */
export function StateChip({ state, children }: { state: string; children?: ReactNode }) {
  const { t } = useTranslation();
  if (!isShown(state)) return <Chip look="line">{state}</Chip>;
  const [look, icon] = states[state];
  return (
    <Chip look={look} icon={icon}>
      {children ?? t(`state.${state}`)}
    </Chip>
  );
}

const certificateNames = ['vietgap', 'globalgap', 'organic'] as const;

export function CertificateChips({ certificates }: { certificates: readonly string[] }) {
  const { t } = useTranslation();
  if (certificates.length === 0) return <span className="quiet">{t('certificate.none')}</span>;
  return (
    <span className="row" style={{ gap: 4 }}>
      {certificates.map((certificate) => {
        const known = certificateNames.find((name) => name === certificate);
        return (
          <Chip key={certificate} look="line" icon={IconCertificate}>
            {known === undefined ? certificate : t(`certificate.${known}`)}
          </Chip>
        );
      })}
    </span>
  );
}

/** Real names used as examples carry this wherever they are shown, unless they say it themselves. */
export function DemoChip({ of = '' }: { of?: string }) {
  const { t } = useTranslation();
  if (/\((mẫu|demo)\)$/iu.test(of.trim())) return null;
  return <Chip look="demo">{t('demoShort')}</Chip>;
}
