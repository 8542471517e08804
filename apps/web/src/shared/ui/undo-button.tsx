import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { UNDO_MS } from './toast-store';

/** Takes back what its notice tells, with the seconds that are left. */
export function UndoButton({ undo, onClose }: { undo: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(UNDO_MS / 1_000);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1_000);
    return () => clearInterval(timer);
  }, []);
  const take = () => {
    undo();
    onClose();
  };
  return (
    <Button size="small" onClick={take}>
      {t('undo')}&nbsp;<span aria-hidden="true">{t('undoFor', { seconds })}</span>
    </Button>
  );
}
