import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../desk/dialog';
import { Button } from '../ui/button';
import { DialogActs } from '../ui/dialog-acts';
import { TextField } from '../ui/text-field';
import { NAME_MAX } from './saved-views';

interface Props {
  title: string;
  start: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks what a view shall be called. */
export function NameDialog({ title, start, onName, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(start);
  const given = name.normalize('NFC').trim().slice(0, NAME_MAX);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== '') onName(given);
          onClose();
        }}
      >
        <TextField label={t('views.name')} value={name} maxLength={NAME_MAX} onChange={(event) => setName(event.target.value)} />
        <DialogActs>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" disabled={given === ''}>
            {t('views.saveDo', { name: given })}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
