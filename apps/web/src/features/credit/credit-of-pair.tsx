import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useMay } from '../../shared/auth/session';
import { formatVnd, readVnd } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { useFaults } from '../../shared/forms/use-faults';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Button } from '../../shared/ui/button';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Facts } from '../../shared/ui/stats';
import { TextField } from '../../shared/ui/text-field';
import two from '../../shared/ui/two.module.css';
import { type Credit, creditsQuery, setCredit, writePaid } from './api';

/** Long words make room: nothing is wider than the phone. */
const NARROW = { gridTemplateColumns: 'minmax(0, 1fr)' } as const;

interface Props {
  sellerId: string;
  buyerId: string;
  /** A confirmed spot trade that its seller may say is paid; null for none. */
  payable: string | null;
}

/** What a buyer may owe a seller, and what is tied up of it: both read it, the seller sets it. */
export function CreditOfPair({ sellerId, buyerId, payable }: Props) {
  const tell = useSaySeller();
  const language = useLanguage();
  const may = useMay();
  const credits = useQuery(creditsQuery);
  const credit = credits.data?.find(({ seller, buyer }) => seller.id === sellerId && buyer.id === buyerId);
  if (credits.isPending) return <Skeleton lines={2} />;
  if (credits.isError) return <RefusalNote error={credits.error} flush onRetry={() => void credits.refetch()} />;
  const vnd = (sum: string) => formatVnd(sum, language);
  return (
    <div className={two['form']} style={NARROW}>
      {credit === undefined || credit.limitVnd === null ? (
        <p className="hint">{tell('credit.none')}</p>
      ) : (
        <Facts
          facts={[
            { term: tell('credit.limit'), value: vnd(credit.limitVnd) },
            { term: tell('credit.deposit'), value: vnd(credit.depositVnd) },
            { term: tell('credit.tied'), value: vnd(credit.tiedVnd) },
            { term: tell('credit.left'), value: vnd(credit.leftVnd ?? '0'), total: true },
          ]}
        />
      )}
      {may('credit.set') && <SetCredit buyerId={buyerId} payable={payable} credit={credit} key={credit?.version ?? 0} />}
    </div>
  );
}

interface SetProps {
  buyerId: string;
  payable: string | null;
  /** What stands now, to be changed; undefined: nothing was ever set. */
  credit: Credit | undefined;
}

function SetCredit({ buyerId, payable, credit }: SetProps) {
  const tell = useSaySeller();
  const language = useLanguage();
  const cache = useQueryClient();
  const [save, paid] = [useAct(), useAct()];
  const faults = useFaults(save.error, ['limitVnd', 'depositVnd']);
  const { t } = useTranslation();
  const typed = (vnd: string | null | undefined): string => (vnd == null || vnd === '0' ? '' : formatInteger(BigInt(vnd), language));
  const [limit, setLimit] = useState(credit?.limitVnd === '0' ? '0' : typed(credit?.limitVnd));
  const [deposit, setDeposit] = useState(typed(credit?.depositVnd));
  const read = (text: string): string | undefined => readVnd(text, language)?.toString();
  const isWrong = (text: string) => text.trim() !== '' && read(text) === undefined;
  const wrong = (text: string, label: string) => (isWrong(text) ? t('wrong.not_a_number', { label, example: '12.000.000' }) : undefined);
  const echo = (text: string): string | undefined => {
    const vnd = read(text);
    return vnd === undefined ? undefined : formatVnd(vnd, language);
  };
  const readAgain = () => cache.invalidateQueries({ queryKey: creditsQuery.queryKey });
  const send = async () => {
    const [limitVnd, depositVnd] = [read(limit), read(deposit)];
    const sums = { ...(limitVnd === undefined ? {} : { limitVnd }), ...(depositVnd === undefined ? {} : { depositVnd }) };
    if (await save.run((key) => setCredit({ buyerId, ...sums }, key).then(() => undefined))) await readAgain();
  };
  const pay = async (tradeId: string) => {
    if (await paid.run((key) => writePaid(tradeId, key))) await readAgain();
  };
  return (
    <>
      <div className={two['form']} style={NARROW}>
        <TextField
          label={tell('credit.limit')}
          aside="đ"
          inputMode="decimal"
          error={wrong(limit, tell('credit.limit')) ?? faults.of('limitVnd')}
          hint={echo(limit) ?? tell('credit.limitHint')}
          value={limit}
          onChange={(event) => setLimit(event.target.value)}
        />
        <TextField
          label={tell('credit.deposit')}
          aside="đ"
          inputMode="decimal"
          error={wrong(deposit, tell('credit.deposit')) ?? faults.of('depositVnd')}
          hint={echo(deposit) ?? tell('credit.depositHint')}
          value={deposit}
          onChange={(event) => setDeposit(event.target.value)}
        />
      </div>
      {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
      {paid.error !== null && <RefusalNote error={paid.error} flush />}
      <Button size="small" busy={save.isBusy} disabled={isWrong(limit) || isWrong(deposit)} onClick={() => void send()}>
        {tell('credit.save')}
      </Button>
      {payable !== null && (
        <Button size="small" busy={paid.isBusy} onClick={() => void pay(payable)}>
          {tell('credit.paid')}
        </Button>
      )}
    </>
  );
}
