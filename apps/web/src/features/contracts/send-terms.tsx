import { useTranslation } from 'react-i18next';
import { useFormFaults } from '../../shared/forms/draft-form';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';

/** The end of a form of terms: what is wrong with none of its fields, and the button. */
export function SendTerms({ label, isSending, onSend }: { label: string; isSending: boolean; onSend: () => void }) {
  const { t } = useTranslation();
  const faults = useFormFaults();
  return (
    <>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('pact.form.failed')} flush />}
      <Button look="primary" size="main" busy={isSending} onClick={onSend}>
        {label}
      </Button>
    </>
  );
}
