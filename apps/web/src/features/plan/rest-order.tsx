import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { readPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { DraftForm, useFormFaults } from '../../shared/forms/draft-form';
import { FormChecks, FormPrice } from '../../shared/forms/form-fields';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { showToast } from '../../shared/ui/toast-store';
import two from '../../shared/ui/two.module.css';
import { fortnightQuery, orderRest, type IntakePlan } from './api';

/** What no contract gives becomes an order on the open market, in one step. */
export function RestOrder({ plan }: { plan: IntakePlan }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const cache = useQueryClient();
  const grades = traded(names.product(plan.productId)?.grades);
  const draft = useDraft<{ gradeIds: string[]; price: string }, { kg: number }>({
    keep: { as: `rest of ${plan.id}` },
    start: { gradeIds: grades.slice(0, 1).map((grade) => grade.id), price: '' },
    post: (typed, key) => {
      const read = readPrice(typed.price, language);
      if (!read.ok) throw new Error('A draft with unreadable figures was sent.');
      return orderRest(plan.id, { gradeIds: typed.gradeIds, limitVndPerKg: read.vndPerKg }, key);
    },
    kept: (typed) => typed,
    onDone: ({ kg }) => {
      showToast({ look: 'ok', title: t('plan.ordered', { weight: formatWeight(kg, language) }) });
      void cache.invalidateQueries({ queryKey: fortnightQuery(plan.placeId).queryKey });
    },
  });
  return (
    <details style={{ padding: 16 }}>
      <summary>{t('plan.rest', { weight: formatWeight(plan.openKg, language) })}</summary>
      <DraftForm
        form={draft.form}
        error={draft.error}
        shown={['gradeIds', 'limitVndPerKg']}
        found={draft.found}
        onSend={draft.send}
        className={two['form']}
      >
        <FormChecks
          name="gradeIds"
          field="gradeIds"
          label={t('field.grades')}
          least={1}
          options={grades.map((grade) => ({ value: grade.id, label: names.gradeName(plan.productId, grade.id) }))}
        />
        <FormPrice name="price" field="limitVndPerKg" label={t('field.limit')} example="12.000" />
        <Send label={t('plan.order', { weight: formatWeight(plan.openKg, language) })} isSending={draft.isSending} onSend={draft.send} />
      </DraftForm>
    </details>
  );
}

function Send({ label, isSending, onSend }: { label: string; isSending: boolean; onSend: () => void }) {
  const { t } = useTranslation();
  const faults = useFormFaults();
  return (
    <>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('plan.orderFailed')} flush />}
      <Button look="primary" size="main" busy={isSending} onClick={onSend}>
        {label}
      </Button>
    </>
  );
}
