import { useTranslation } from 'react-i18next';
import { dayOf, formatMoment } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { Table } from '../../shared/ui/table';
import type { AuditEntry } from './api';
import { subjectWords } from './audit-subject';
import styles from './people.module.css';

const COLUMNS = ['at', 'who', 'what', 'change', 'sealed'] as const;

/** Entries of the audit, newest first. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  return (
    <Table label={t('people.audit.title')} columns={COLUMNS.map((key) => ({ key, head: t(`people.audit.${key}`) }))}>
      {entries.map((entry) => (
        <AuditRow key={entry.id} entry={entry} />
      ))}
    </Table>
  );
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const changed = Object.keys(entry.after ?? entry.before ?? {});
  const text = (side: Readonly<Record<string, unknown>> | null, name: string) => JSON.stringify(side?.[name] ?? null);
  const reason = entry.action === 'read' && typeof entry.after?.['reason'] === 'string' ? entry.after['reason'] : null;
  const shown =
    reason !== null
      ? [t('people.audit.why', { reason })]
      : entry.action === 'update'
        ? changed.map((name) => `${name}: ${text(entry.before, name)} → ${text(entry.after, name)}`)
        : [];
  return (
    <tr>
      <td className="n">{formatMoment(entry.at, dayOf(Date.now()), language)}</td>
      <td>
        {entry.memberName ?? t('people.audit.program')}
        {typeof entry.doer['staffOf'] === 'string' && (
          <>
            <br />
            <small className="second">{t('people.audit.byStaff')}</small>
          </>
        )}
        {entry.organisationName !== null && (
          <>
            <br />
            <small className="second">{entry.organisationName}</small>
          </>
        )}
      </td>
      <td>
        {t(`people.audit.actions.${entry.action as 'insert'}`)} {subjectWords(t, entry.subject)}
        <br />
        <small className="second">{entry.key}</small>
      </td>
      <td className={styles['change']}>{shown.join('; ')}</td>
      <td className="n">{entry.place === null ? '…' : `#${entry.place} ${entry.hash?.slice(0, 8) ?? ''}`}</td>
    </tr>
  );
}
