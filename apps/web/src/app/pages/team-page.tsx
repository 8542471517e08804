import { useTranslation } from 'react-i18next';
import { ApiKeysPanel } from '../../features/identity/api-keys-panel';
import { AuditPanel } from '../../features/identity/audit-panel';
import { InvitationsPanel } from '../../features/identity/invitations-panel';
import { MembersPanel } from '../../features/identity/members-panel';
import styles from '../../features/identity/people.module.css';
import { useMay, useSession } from '../../shared/auth/session';
import { addWords } from '../../shared/i18n/add-words';
import { rights } from '../../shared/i18n/vi/rights';
import { Card } from '../../shared/ui/panel';
import { PageHead } from '../layout/page-head';

addWords(rights);

/** My organisation: its members, who may join, its programs, and what was changed. */
export function TeamPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { organisation, letIn } = useSession();
  return (
    <>
      <PageHead title={t('people.team.title')} sub={organisation.name} />
      <div className={styles['page']}>
        {!letIn && (
          <Card>
            <p style={{ padding: 16, margin: 0 }}>{t('people.team.waiting')}</p>
          </Card>
        )}
        {may('member.read') && <MembersPanel mayManage={may('member.manage')} />}
        {may('member.manage') && <InvitationsPanel />}
        {may('api_key.manage') && <ApiKeysPanel />}
        {may('audit.read') && <AuditPanel isOperator={may('audit.search')} />}
      </div>
    </>
  );
}
