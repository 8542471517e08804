import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readAgain } from '../../shared/api/read-again';
import { DraftForm } from '../../shared/forms/draft-form';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import two from '../../shared/ui/two.module.css';
import { YoursTheirs } from '../../shared/ui/yours-theirs';
import { rewriteDraft, versionsQuery } from './api';
import { SendTerms } from './send-terms';
import { termDifferences } from './term-differences';
import { termName, termValue } from './term-words';
import { draftOf, type SignedTerms, type TermsDraft, termsOf } from './terms-draft';
import { TERMS_SHOWN, TermsFields } from './terms-form';

/** A draft as it stands on the server just now. */
export interface StandingDraft {
  readonly termsHash: string;
  readonly terms: SignedTerms;
}

interface Rewriting extends TermsDraft {
  /** Of the text that the fields were filled from. */
  seenHash: string;
}

/** Writes a draft anew. Somebody quicker is shown beside what was typed, as soon as they save; nothing typed is lost. */
export function RewriteDraftForm({ contractId, standing, onDone }: { contractId: string; standing: StandingDraft; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cache = useQueryClient();
  const fill = ({ terms, termsHash }: StandingDraft): Rewriting => ({ ...draftOf(terms, language), seenHash: termsHash });
  const draft = useDraft<Rewriting, void>({
    keep: { as: `contract ${contractId} rewritten`, always: ['seenHash'] },
    start: fill(standing),
    post: async ({ seenHash, ...typed }) => {
      try {
        await rewriteDraft(contractId, seenHash, termsOf(typed, language));
      } finally {
        readAgain(cache, versionsQuery(contractId).queryKey);
      }
    },
    kept: (typed) => typed,
    onDone,
  });
  const { form, isSending } = draft;
  const typed = form.watch();
  const differences = termDifferences(termsOf(typed, language), termsOf(fill(standing), language)).map(({ path, mine, theirs }) => ({
    key: path,
    label: termName(path, t),
    mine: termValue(path, mine, t, language),
    theirs: termValue(path, theirs, t, language),
  }));
  const isOvertaken = typed.seenHash !== standing.termsHash && !isSending;
  return (
    <DraftForm
      form={form}
      error={isOvertaken ? null : draft.error}
      shown={TERMS_SHOWN}
      found={draft.found}
      onSend={draft.send}
      className={two['form']}
    >
      <TermsFields />
      {isOvertaken ? (
        <Panel title={t('pact.rewrite')} padded>
          <YoursTheirs
            title={t('pact.overtaken')}
            differences={differences}
            isSending={isSending}
            onMine={() => {
              form.setValue('seenHash', standing.termsHash);
              draft.send();
            }}
            onTheirs={() => form.reset(fill(standing))}
          />
        </Panel>
      ) : (
        <SendTerms label={t('pact.rewriteSave')} isSending={isSending} onSend={draft.send} />
      )}
    </DraftForm>
  );
}
