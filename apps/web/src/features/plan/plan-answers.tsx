import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDay } from '../../shared/format/date';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { EmptyState } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { headOf, right, Table } from '../../shared/ui/table';
import type { Fortnight } from './api';
import { type CellKey, dayIn, LINE_ROW, rowOf } from './plan-cells';
import { RestOrder } from './rest-order';

/** What the cooperatives bring of the plan under the cursor, live: each contract's fair share, what is drawn of it, and the open rest. */
export function PlanAnswers({ fortnight, at }: { fortnight: Fortnight; at: CellKey }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  if (rowOf(at) === LINE_ROW) return null;
  const plan = fortnight.plans.find((one) => one.productId === rowOf(at) && one.day === dayIn(at) && one.state === 'open');
  const shares = fortnight.shares.filter((share) => share.planId === plan?.id);
  const columns = [
    { key: 'contract', head: t('plan.contract') },
    { key: 'share', head: t('plan.share'), right: true },
    { key: 'drawn', head: t('plan.drawn'), right: true },
    { key: 'may', head: t('plan.mayGive'), right: true },
  ];
  return (
    <div style={{ marginTop: 16 }}>
      <Panel
        title={t('plan.answers', { product: names.productName(rowOf(at)), day: formatDay(dayIn(at), language) })}
        note={t('plan.rule')}
      >
        {plan === undefined ? (
          <EmptyState title={t('plan.none')}>{t('plan.noneHint')}</EmptyState>
        ) : (
          <>
            <p className="n" style={{ padding: '12px 16px 0' }} data-plan-allocated={plan.allocatedKg} aria-live="polite">
              {t('plan.state', {
                wanted: formatWeight(plan.kg, language),
                brought: formatWeight(plan.allocatedKg, language),
                open: formatWeight(plan.openKg, language),
              })}
            </p>
            {shares.length > 0 && (
              <Table label={t('plan.shares')} columns={columns} stacked>
                {shares.map((share) => (
                  <tr key={share.contractId}>
                    <td {...headOf(columns, 'contract')}>{share.contractNumber}</td>
                    <td className={right} {...headOf(columns, 'share')}>
                      {formatTonnes(share.shareKg, language)}
                    </td>
                    <td className={right} {...headOf(columns, 'drawn')}>
                      {formatTonnes(share.drawnKg, language)}
                    </td>
                    <td className={right} {...headOf(columns, 'may')}>
                      {formatTonnes(share.mayGiveKg, language)}
                    </td>
                  </tr>
                ))}
              </Table>
            )}
            {plan.openKg > 0 && <RestOrder plan={plan} />}
          </>
        )}
      </Panel>
    </div>
  );
}
