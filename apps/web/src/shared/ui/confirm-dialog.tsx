import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../desk/dialog';
import { Button } from './button';
import { DialogActs } from './dialog-acts';

interface Props {
  title: string;
  children: ReactNode;
  yes: string;
  onYes: () => void;
  onClose: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog({ title, children, yes, onYes, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="second">{children}</div>
      <DialogActs>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          look="danger"
          onClick={() => {
            onYes();
            onClose();
          }}
        >
          {yes}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
