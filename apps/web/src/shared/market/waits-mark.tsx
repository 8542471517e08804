import { IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/chip';
import { marketStatusQuery } from './status-query';

/** The mark of an open offer or order whose market is halted: that it waits, why, and until when. Nothing while the market works. */
export function WaitsMark({ marketId, withReason = false }: { marketId: string; withReason?: boolean }) {
  const { t } = useTranslation();
  const { data: status } = useQuery(marketStatusQuery(marketId));
  if (status?.state !== 'halted') return null;
  const reason = status.halt?.reason ?? '';
  return (
    <span
      data-waits={marketId}
      title={reason}
      style={withReason ? { display: 'grid', gap: 4, flexBasis: '100%', justifyItems: 'start' } : undefined}
    >
      <Chip look="warn" icon={IconPlayerPause}>
        {t('gate.waits')}
      </Chip>
      {withReason && <small className="hint">{reason === '' ? t('gate.waitsUntil') : t('gate.waitsWhy', { reason })}</small>}
    </span>
  );
}
