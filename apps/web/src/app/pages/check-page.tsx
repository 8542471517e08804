import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { checkQuery } from '../../features/documents/api';
import { ScanMark } from '../../features/documents/scan-mark';
import { dayOf, formatMoment } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSay } from '../../shared/i18n/use-say';
import { Button } from '../../shared/ui/button';
import { EmptyState, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { Facts } from '../../shared/ui/stats';
import { TextField } from '../../shared/ui/text-field';

/** For whoever holds a paper, without an account: what it must say. */
export function CheckPage() {
  const say = useSay();
  const { mark } = useParams({ from: '/kiem-tra/$mark' });
  const [typed, setTyped] = useState(mark.length === 64 ? '' : mark);
  const go = useNavigate();
  const open = (found: string) => void go({ to: '/kiem-tra/$mark', params: { mark: found } });
  return (
    <main
      style={{ maxWidth: '44rem', margin: '0 auto', padding: '16px', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px' }}
    >
      <h1>{say('check.title')}</h1>
      <Checked mark={mark} />
      <ScanMark onMark={open} />
      <form
        style={{ display: 'grid', gap: '12px' }}
        onSubmit={(event) => {
          event.preventDefault();
          open(typed.trim());
        }}
      >
        <TextField label={say('check.mark')} aside="" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit" size="main" disabled={typed.trim() === ''}>
          {say('check.go')}
        </Button>
      </form>
    </main>
  );
}

function Checked({ mark }: { mark: string }) {
  const say = useSay();
  const language = useLanguage();
  const check = useQuery(checkQuery(mark));
  if (check.isPending) return <Skeleton lines={5} />;
  if (check.isError) return <EmptyState title={say('check.none')}>{say('check.noneHint')}</EmptyState>;
  const { number, issuedAt, lines } = check.data;
  const vi = language === 'vi';
  return (
    <Panel title={vi ? check.data.titleVi : check.data.titleEn} padded>
      <p className="hint">{say(lines.length === 0 ? 'check.byNumber' : 'check.hint')}</p>
      <Facts
        facts={[
          { term: say('check.number'), value: number, total: true },
          { term: say('check.issued'), value: formatMoment(issuedAt, dayOf(0), language) },
          ...lines.map((line) => ({ term: vi ? line.labelVi : line.labelEn, value: vi ? line.valueVi : line.valueEn })),
        ]}
      />
    </Panel>
  );
}
