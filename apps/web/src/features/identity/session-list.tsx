import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayOf, formatMoment } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { EmptyState, ListFaces, RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { headOf, Table } from '../../shared/ui/table';
import { endOtherSessions, endSession, sessionsQuery } from './api';
import { useAct } from './use-act';

/** Everywhere I am signed in; each can be ended from here. */
export function SessionList() {
  const { t } = useTranslation();
  const language = useLanguage();
  const sessions = useQuery(sessionsQuery);
  const { act, busy, error } = useAct();
  const at = (instant: string) => formatMoment(instant, dayOf(Date.now()), language);
  const columns = [
    { key: 'device', head: t('people.me.device') },
    { key: 'last', head: t('people.me.lastUsed') },
    { key: 'until', head: t('people.me.until') },
    { key: 'end', head: t('people.me.end'), silent: true },
  ];
  return (
    <Panel
      title={t('people.me.sessions')}
      note={
        <Button size="small" busy={busy} onClick={() => void act(endOtherSessions, t('people.me.ended'))}>
          {t('people.me.endOthers')}
        </Button>
      }
    >
      {error !== null && <RefusalNote error={error} />}
      <ListFaces query={sessions} empty={<EmptyState title={t('people.team.none')}>{t('people.team.none')}</EmptyState>}>
        {(rows) => (
          <Table label={t('people.me.sessions')} columns={columns} stacked>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  {t(row.kind === 'phone' ? 'people.me.phone' : 'people.me.desk')} · {shortDevice(row.device)}
                  <br />
                  <small className="second">
                    {row.organisationName} · {row.address}
                  </small>
                </td>
                <td className="n" {...headOf(columns, 'last')}>
                  {at(row.lastUsedAt)}
                </td>
                <td className="n" {...headOf(columns, 'until')}>
                  {at(row.expiresAt)}
                </td>
                <td>
                  {row.current ? (
                    <small className="second">{t('people.me.current')}</small>
                  ) : (
                    <Button size="small" busy={busy} onClick={() => void act(() => endSession(row.id), t('people.me.ended'))}>
                      {t('people.me.end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </ListFaces>
    </Panel>
  );
}

/** The part of a browser's long name that people know. */
function shortDevice(name: string): string {
  const known = /(Android|iPhone|iPad|Windows|Macintosh|Linux)/.exec(name)?.[1];
  const browser = /(Edg|Firefox|Chrome|Safari)/.exec(name)?.[1];
  return known === undefined && browser === undefined
    ? name.slice(0, 40)
    : [known, browser].filter((part) => part !== undefined).join(', ');
}
