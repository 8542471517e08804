import { useTranslation } from 'react-i18next';
import type { RoundResultBody } from '../../shared/api/views';
import { formatInteger } from '../../shared/format/number';
import { formatTonnesTo, tonneDecimals } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import { headOf, right, Table } from '../../shared/ui/table';

/** What a round left over, by whose it was and why. */
export function UnmetCauses({ unmet }: { unmet: RoundResultBody['unmet'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const decimals = tonneDecimals(unmet.map(({ kg }) => kg));
  const columns = [
    { key: 'side', head: t('unmetCause.side') },
    { key: 'cause', head: t('unmetCause.cause') },
    { key: 'count', head: t('unmetCause.count'), right: true },
    { key: 'kg', head: t('col.kg'), right: true },
  ];
  return (
    <Panel title={t('unmetCause.title')} note={t('unit.tonne')}>
      <Table label={t('unmetCause.title')} columns={columns} stacked>
        {unmet.map((row) => (
          <tr key={`${row.side}/${row.cause}`}>
            <td>
              <b>{t(`unmetCause.${row.side}`)}</b>
            </td>
            <td {...headOf(columns, 'cause')}>{t(`unmetCause.${row.cause}`)}</td>
            <td className={right} {...headOf(columns, 'count')}>
              {formatInteger(row.count, language)}
            </td>
            <td className={right} {...headOf(columns, 'kg')}>
              {formatTonnesTo(row.kg, decimals, language)}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
