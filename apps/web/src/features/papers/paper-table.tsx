import { IconAlertTriangle, IconCheck, IconHourglass, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDate } from '../../shared/format/read-day';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { RefusalNote } from '../../shared/ui/faces';
import { headOf, Table } from '../../shared/ui/table';
import { type DependentTrade, judgePaper, type Paper } from './api';
import { DependentList } from './dependent-list';

/** Days before the end at which a holder is reminded. */
const REMIND_DAYS = 30;

/** Certificates and tests, the first to end first; an officer verifies them or takes them back, and reads which trades hang on one. */
export function PaperTable({ papers, mayVerify }: { papers: readonly Paper[]; mayVerify: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { productName } = useCatalogue();
  const { error, run } = useAct();
  const [trades, setTrades] = useState<readonly DependentTrade[] | null>(null);
  const judge = (paper: Paper, act: 'verification' | 'revocation'): void =>
    void run(async (key) => {
      const hanging = await judgePaper(paper.id, act, key);
      setTrades(act === 'revocation' ? hanging : null);
      await cache.invalidateQueries({ queryKey: ['papers'] });
    });
  const columns = [
    { key: 'kind', head: t('papers.kind') },
    { key: 'state', head: t('areas.standing') },
    { key: 'scope', head: t('papers.scope') },
    { key: 'until', head: t('papers.until') },
    { key: 'acts', head: t('areas.choose'), silent: true },
  ];
  return (
    <>
      {error !== null && <RefusalNote error={error} title={t('failed.notSent')} />}
      {trades !== null && <DependentList trades={trades} />}
      <Table label={t('papers.title')} columns={columns} stacked>
        {papers.map((paper) => (
          <tr key={paper.id} data-paper={paper.number}>
            <td>
              <b>{t(`papers.kinds.${paper.kind}`)}</b>
              {paper.stars !== null && ` ${paper.stars}★`}
              <br />
              <span className="n">{paper.number}</span> · {paper.issuer}
            </td>
            <td {...headOf(columns, 'state')}>
              <StateOfPaper state={paper.state} />
            </td>
            <td>
              {paper.productIds.map(productName).join(', ')}
              <br />
              <small className="quiet">
                {mayVerify ? paper.holderName : t(paper.areaId === null ? 'papers.allAreas' : 'papers.oneArea')}
              </small>
            </td>
            <td className="n">
              {formatDate(paper.validTo)}
              <br />
              <Ending paper={paper} />
            </td>
            <td>
              {paper.fileId !== null && <a href={`/api/v1/papers/${paper.id}/file`}>{t('papers.document')}</a>}{' '}
              {mayVerify && paper.state === 'declared' && (
                <Button size="small" onClick={() => judge(paper, 'verification')}>
                  {t('papers.verify')}
                </Button>
              )}{' '}
              {mayVerify && paper.state !== 'revoked' && (
                <Button size="small" look="danger" onClick={() => judge(paper, 'revocation')}>
                  {t('papers.revoke')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function Ending({ paper }: { paper: Paper }) {
  const { t } = useTranslation();
  if (paper.daysLeft < 0)
    return (
      <Chip look="bad" icon={IconX}>
        {t('papers.over')}
      </Chip>
    );
  if (paper.daysLeft <= REMIND_DAYS)
    return (
      <Chip look="warn" icon={IconAlertTriangle}>
        {t('papers.daysLeft', { n: paper.daysLeft })}
      </Chip>
    );
  return <small className="quiet">{t('papers.daysLeft', { n: paper.daysLeft })}</small>;
}

const looks = { declared: ['held', IconHourglass], verified: ['ok', IconCheck], revoked: ['bad', IconX] } as const;

function StateOfPaper({ state }: { state: Paper['state'] }) {
  const { t } = useTranslation();
  const [look, icon] = looks[state];
  return (
    <Chip look={look} icon={icon}>
      {t(`papers.states.${state}`)}
    </Chip>
  );
}
