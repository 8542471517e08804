import { IconChevronRight, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waitingCallOffsQuery } from '../../features/contracts/api';
import { useMay } from '../../shared/auth/session';
import { PhoneLink } from '../frame';
import styles from '../lists.module.css';

/** Call-offs that wait for a word, as one line that leads to them; nothing when none does. */
export function WaitingLink() {
  const { t } = useTranslation();
  const may = useMay();
  const waiting = useQuery({ ...waitingCallOffsQuery, enabled: may('contract.answer') });
  const n = waiting.data?.length ?? 0;
  if (n === 0) return null;
  return (
    <PhoneLink to="call-offs" className={styles['alert'] ?? ''}>
      <IconFileText className="i" size={20} stroke={1.75} aria-hidden="true" />
      {t('callOff.callOffsWaiting', { n })}
      <IconChevronRight className="i push" size={20} aria-hidden="true" />
    </PhoneLink>
  );
}
