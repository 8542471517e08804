import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { DraftForm } from '../../shared/forms/draft-form';
import { FormSelect } from '../../shared/forms/form-fields';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Panel } from '../../shared/ui/panel';
import { TextField } from '../../shared/ui/text-field';
import two from '../../shared/ui/two.module.css';
import { offerContract, partnersQuery, proposeAmendment } from './api';
import { SendTerms } from './send-terms';
import { draftOf, freshTerms, type SignedTerms, type TermsDraft, termsOf } from './terms-draft';
import { TermText } from './terms-fields';
import { TERMS_SHOWN, TermsFields } from './terms-form';
import styles from './terms.module.css';

interface NewContract extends TermsDraft {
  number: string;
  partnerId: string;
}

/** Writes a contract and offers it to the other side. */
export function DraftContractForm({ onDone }: { onDone: (contractId: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const names = useCatalogue();
  const { organisation } = useSession();
  const [product] = names.products;
  const isProcessor = organisation.kind === 'processor';
  const draft = useDraft<NewContract, string>({
    keep: { as: 'contract' },
    start: {
      ...freshTerms({
        today,
        productId: product?.id ?? '',
        gradeIds: traded(product?.grades)
          .slice(0, 1)
          .map((grade) => grade.id),
        placeId: organisation.placeId ?? '',
        language,
      }),
      number: '',
      partnerId: '',
    },
    post: (typed, key) => {
      const [cooperativeId, processorId] = isProcessor ? [typed.partnerId, organisation.id] : [organisation.id, typed.partnerId];
      return offerContract({ number: typed.number, cooperativeId, processorId, terms: termsOf(typed, language) }, key);
    },
    kept: (typed) => typed,
    onDone,
  });
  return (
    <DraftForm form={draft.form} error={draft.error} shown={TERMS_SHOWN} found={draft.found} onSend={draft.send} className={two['form']}>
      <Panel title={t('pact.form.parties')} padded>
        <div className={styles['stack']}>
          <TermText name="number" field="number" label={t('pact.form.number')} />
          <Partner field={isProcessor ? 'cooperativeId' : 'processorId'} />
        </div>
      </Panel>
      <TermsFields />
      <SendTerms label={t('pact.offer')} isSending={draft.isSending} onSend={draft.send} />
    </DraftForm>
  );
}

/** The other side: a part of the name narrows the list. */
function Partner({ field }: { field: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const partners = useQuery(partnersQuery(text.trim()));
  const found = (partners.data ?? []).map((party) => ({ value: party.id, label: party.name }));
  return (
    <div className={styles['two']}>
      <TextField label={t('pact.form.find')} value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      <FormSelect
        name="partnerId"
        field={field}
        label={t('pact.form.partner')}
        options={[{ value: '', label: t('pact.form.choose') }, ...found]}
      />
    </div>
  );
}

/** Proposes other terms of a contract: nothing changes until both have signed them. */
export function AmendContractForm({ contract, terms, onDone }: { contract: Contract; terms: SignedTerms; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const draft = useDraft<TermsDraft, void>({
    keep: { as: `contract ${contract.id} amended` },
    start: draftOf(terms, language),
    post: (typed, key) => proposeAmendment(contract.id, termsOf(typed, language), key),
    kept: (typed) => typed,
    onDone,
  });
  return (
    <DraftForm form={draft.form} error={draft.error} shown={TERMS_SHOWN} found={draft.found} onSend={draft.send} className={two['form']}>
      <TermsFields />
      <SendTerms label={t('pact.propose')} isSending={draft.isSending} onSend={draft.send} />
    </DraftForm>
  );
}
