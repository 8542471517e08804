import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../shared/format/date';
import { ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { type Area, historyQuery } from './api';
import { StandingChip } from './area-table';

/** Who changed the standing of a code, when and why, the newest first. */
export function AreaHistory({ area }: { area: Area }) {
  const { t } = useTranslation();
  const history = useQuery(historyQuery(area.id));
  return (
    <Panel title={t('register.history')} padded>
      <ListFaces query={history} lines={2} empty={<p className="quiet">{t('register.noHistory')}</p>}>
        {(rows) => (
          <ol style={{ margin: 0, paddingLeft: 18 }}>
            {rows.map((row) => (
              <li key={`${row.at}/${row.marketId ?? ''}`} style={{ marginBottom: 8 }}>
                <StandingChip standing={row.standing} /> {row.marketId ?? t('areas.changeAll')} · {t('register.since', { day: row.from })}
                <br />
                {row.reason}
                <br />
                <small className="quiet">
                  {row.memberName} · {row.at.slice(0, 10)} {formatTime(row.at, false)}
                </small>
              </li>
            ))}
          </ol>
        )}
      </ListFaces>
    </Panel>
  );
}
