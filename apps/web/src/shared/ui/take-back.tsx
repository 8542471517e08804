import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../api/draft-key';
import { Button } from './button';
import { ConfirmDialog } from './confirm-dialog';
import { RefusalNote } from './faces';

interface Props {
  /** What the button does, with the amount. */
  label: string;
  /** What it does not touch. */
  effect: string;
  post: (key: string) => Promise<void>;
}

/** Withdraws or cancels what is still open, after asking once more. */
export function TakeBack({ label, effect, post }: Props) {
  const { t } = useTranslation();
  const key = useDraftKey();
  const [isAsking, ask] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      await post(key.current());
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <Button look="quiet" size="small" busy={isSending} onClick={() => ask(true)}>
        {label}
      </Button>
      {error !== null && <RefusalNote error={error} title={t('failed.notSent')} flush />}
      {isAsking && (
        <ConfirmDialog title={`${label}?`} yes={label} onYes={() => void send()} onClose={() => ask(false)}>
          {effect}
        </ConfirmDialog>
      )}
    </>
  );
}
