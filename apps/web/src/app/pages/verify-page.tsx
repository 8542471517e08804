import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationsQuery, type OrganisationState } from '../../features/identity/api';
import { OrganisationToDecide } from '../../features/identity/organisation-to-decide';
import styles from '../../features/identity/people.module.css';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { RadioChips } from '../../shared/ui/choice';
import { Panel } from '../../shared/ui/panel';
import { TextField } from '../../shared/ui/text-field';
import { PageHead } from '../layout/page-head';

const STATES: readonly OrganisationState[] = ['applied', 'active', 'suspended', 'refused'];

/** The operator's queue: who wants to be let in, and who is in. */
export function VerifyPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<OrganisationState>('applied');
  const [text, setText] = useState('');
  const organisations = useQuery(organisationsQuery(state, text));
  return (
    <>
      <PageHead title={t('people.verify.title')} />
      <div className={styles['page']}>
        <RadioChips
          label={t('people.verify.state')}
          options={STATES.map((each) => ({ value: each, label: t(`people.verify.states.${each}`) }))}
          value={state}
          onChange={(value) => setState(value as OrganisationState)}
        />
        <TextField label={t('people.verify.search')} value={text} maxLength={100} onChange={(event) => setText(event.target.value)} />
        <Panel title={t(`people.verify.states.${state}`)}>
          <ListFaces query={organisations} empty={<EmptyState title={t('people.verify.empty')}>{t('people.verify.emptyHint')}</EmptyState>}>
            {(rows) => (
              <div className={styles['cards']}>
                {rows.map((card) => (
                  <OrganisationToDecide key={card.id} card={card} />
                ))}
              </div>
            )}
          </ListFaces>
        </Panel>
      </div>
    </>
  );
}
