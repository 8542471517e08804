import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../shared/i18n/use-say';
import { Button, buttonClass } from '../../shared/ui/button';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { askForFile, fileAddress, type Paper, papersQuery } from './api';
import styles from './papers.module.css';

/** The papers about one thing, each with its files; English beside the Vietnamese comes when it is asked for. */
export function Papers({ subjectId, none }: { subjectId: string; none: string }) {
  const say = useSay();
  const papers = useQuery(papersQuery(subjectId));
  if (papers.isPending) return <Skeleton lines={2} />;
  if (papers.isError) return <RefusalNote error={papers.error} onRetry={() => void papers.refetch()} />;
  if (papers.data.length === 0) return <p className="hint">{none}</p>;
  return (
    <ul className={styles['list']} aria-label={say('deal.papers')}>
      {papers.data.map((paper) => (
        <PaperRow key={paper.id} paper={paper} />
      ))}
    </ul>
  );
}

const KINDS = ['contract_confirmation', 'delivery_note', 'trade_amendment', 'order_summary'] as const;

function PaperRow({ paper }: { paper: Paper }) {
  const say = useSay();
  const cache = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const kind = KINDS.find((one) => one === paper.kind);
  const stateOf = (language: 'vi' | 'vi-en') => paper.files.find((file) => file.language === language)?.state;
  const want = () =>
    void askForFile(paper.id, 'vi-en', `paper-${paper.id}-vi-en`)
      .then(() => cache.invalidateQueries({ queryKey: papersQuery(paper.subjectId).queryKey }))
      .catch(setError);
  const link = (language: 'vi' | 'vi-en', label: string) => (
    <a className={buttonClass('default', 'small', false)} href={fileAddress(paper.id, language)} download>
      {label}
    </a>
  );
  return (
    <li data-paper={paper.kind}>
      <span>
        <b>{kind === undefined ? paper.kind : say(`deal.paper.${kind}`)}</b> <span className="n">{paper.number ?? ''}</span>
      </span>
      {stateOf('vi') === 'made' ? link('vi', say('deal.download')) : <span className="hint">{say('deal.papersWait')}</span>}
      {stateOf('vi-en') === 'made' && link('vi-en', say('deal.english'))}
      {stateOf('vi') === 'made' && stateOf('vi-en') === undefined && (
        <Button size="small" onClick={want}>
          {say('deal.english')}
        </Button>
      )}
      {error !== null && <RefusalNote error={error} title={say('deal.failed')} />}
    </li>
  );
}
