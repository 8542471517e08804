import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { communesQuery } from '../../shared/catalogue/communes';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { dayOf, formatTime } from '../../shared/format/date';
import { formatDate } from '../../shared/format/read-day';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { type CodeChange, type CodeKind, historyQuery } from './api';
import { StandingChip } from './area-table';
import styles from './areas.module.css';

/** Who changed what of a code, when and why, the newest first: its standings, its facts, its leaves. */
export function CodeHistory({ of, id }: { of: CodeKind; id: string }) {
  const { t } = useTranslation();
  const history = useQuery(historyQuery(of, id));
  return (
    <Panel title={t('register.history')} padded>
      <ListFaces query={history} lines={2} empty={<p className="quiet">{t('register.noHistory')}</p>}>
        {(rows) => (
          <ol className={styles['history']}>
            {rows.map((row, at) => (
              <li key={`${row.at}/${at}`} data-change={row.kind}>
                <What change={row} />
                {row.reason !== null && (
                  <>
                    {row.reason}
                    <br />
                  </>
                )}
                <small className="quiet">
                  {row.memberName ?? t('register.byProgram')} · {formatDate(dayOf(Date.parse(row.at)))} {formatTime(row.at, false)}
                </small>
              </li>
            ))}
          </ol>
        )}
      </ListFaces>
    </Panel>
  );
}

function What({ change }: { change: CodeChange }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const wordOf = useWordOf();
  const destinations = useQuery(destinationsQuery).data ?? [];
  if (change.kind === 'standing')
    return (
      <>
        <StandingChip standing={change.standing} />{' '}
        {change.marketId === null ? t('areas.changeAll') : destinationName(destinations, change.marketId, language)}
        {change.from !== null && ` · ${t('register.since', { day: formatDate(change.from) })}`}
        <br />
      </>
    );
  return (
    <>
      <b>{t(`register.changes.${change.kind}`)}</b>
      {change.fields.map(({ field, before, after }) => (
        <span key={field} className={styles['changed']}>
          {t(`register.fields.${field}`)}: {change.kind === 'facts' && `${wordOf(field, before)} → `}
          {wordOf(field, after)}
        </span>
      ))}
    </>
  );
}

/** A field's value as people read it. */
function useWordOf(): (field: CodeChange['fields'][number]['field'], value: string | null) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { productName } = useCatalogue();
  const communes = useQuery(communesQuery).data ?? [];
  return (field, value) => {
    if (value === null) return '–';
    if (field === 'productId') return productName(value);
    if (field === 'productIds') return value.split(', ').map(productName).join(', ');
    if (field === 'communeCode') return communes.find(({ code }) => code === value)?.fullNameVi ?? value;
    if (field === 'kg') return formatWeight(Number(value), language);
    if (field === 'from' || field === 'to') return formatDate(value);
    if (field === 'checked') return t(value === 'true' ? 'register.yes' : 'register.no');
    if (field === 'hectares' || field === 'packsKgPerDay' || field === 'yieldKgPerHa' || field === 'households')
      return Number(value).toLocaleString(language);
    return value;
  };
}
