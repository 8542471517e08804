import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../shared/api/refusal';
import { readRows } from '../../shared/files/read-rows';
import { formatDay } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { KeptNote } from '../../shared/forms/kept-note';
import { useTyped } from '../../shared/forms/use-typed';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Dialog } from '../../shared/desk/dialog';
import { Button } from '../../shared/ui/button';
import { DialogActs } from '../../shared/ui/dialog-acts';
import { right, Table } from '../../shared/ui/table';
import { callOffsQuery, makeCallOff } from './api';
import styles from './paste-plan.module.css';
import { planLines, type PlanLine } from './pasted-plan';

interface Pasted {
  text: string;
  /** By line. */
  keys: Readonly<Record<string, string>>;
}

/** Days and tonnes pasted from a spreadsheet or read from a file: first shown with what is wrong, then called off line by line. */
export function PastePlan({ contractId, onClose }: { contractId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const { typed, put, sent, found } = useTyped<Pasted>({ as: `days for ${contractId}` }, { text: '', keys: {} });
  const [file, pick] = useState<File | null>(null);
  const [lines, setLines] = useState<readonly PlanLine[]>([]);
  const sending = useSending({ contractId, lines, keys: typed.keys, onKeys: (keys) => put({ keys }), onSent: () => sent(typed) });
  useEffect(() => {
    let isOld = false;
    void readRows(file ?? typed.text).then((rows) => isOld || setLines(planLines(rows, today, language)));
    return () => {
      isOld = true;
    };
  }, [file, typed.text, today, language]);
  const good = lines.filter((line) => line.fault === null && sending.said.get(line.line) !== 'done');
  const words = {
    n: formatInteger(good.length, language),
    weight: formatWeight(
      good.reduce((sum, line) => sum + (line.kg ?? 0), 0),
      language,
    ),
  };
  return (
    <Dialog title={t('paste.title')} size="wide" onClose={onClose}>
      <div className={styles['plan']}>
        <KeptNote found={found} />
        <label>
          <span className="second">{t('paste.hint')}</span>
          <textarea
            rows={5}
            value={typed.text}
            onChange={(event) => {
              pick(null);
              put({ text: event.target.value });
            }}
          />
        </label>
        <label className={styles['file']}>
          {t('paste.file')} <input type="file" accept=".csv,.xlsx" onChange={(event) => pick(event.target.files?.[0] ?? null)} />
        </label>
        {lines.length > 0 && <Lines lines={lines} said={sending.said} />}
        {sending.isSending && <progress value={sending.said.size} max={lines.length} aria-label={t('sending')} />}
        <DialogActs>
          <Button onClick={() => (sending.isSending ? sending.stop() : onClose())}>{t(sending.isSending ? 'paste.stop' : 'close')}</Button>
          <Button look="primary" busy={sending.isSending} disabled={good.length === 0} onClick={() => void sending.send(good)}>
            {t('paste.send', words)}
          </Button>
        </DialogActs>
      </div>
    </Dialog>
  );
}

function Lines({ lines, said }: { lines: readonly PlanLine[]; said: ReadonlyMap<number, string> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = [
    { key: 'line', head: t('paste.line'), right: true },
    { key: 'day', head: t('contract.col.day') },
    { key: 'kg', head: t('unit.tonne'), right: true },
    { key: 'state', head: t('contract.col.state') },
  ];
  return (
    <Table label={t('paste.title')} columns={columns}>
      {lines.map((line) => {
        const answer = said.get(line.line);
        return (
          <tr key={line.line} data-plan-line={line.line}>
            <td className={right}>{line.line}</td>
            <td className="n">{line.day === null ? '–' : formatDay(line.day, language)}</td>
            <td className={right}>{line.kg === null ? '–' : formatTonnes(line.kg, language)}</td>
            <td className={styles['said']}>
              {line.fault !== null
                ? t(`paste.${line.fault}`)
                : answer === undefined
                  ? t('paste.ready')
                  : answer === 'done'
                    ? t('paste.done')
                    : answer}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

interface Sending {
  contractId: string;
  lines: readonly PlanLine[];
  /** Of lines that were begun to be sent, also before the page was closed: none is called off twice. */
  keys: Pasted['keys'];
  onKeys: (keys: Pasted['keys']) => void;
  onSent: () => void;
}

const nameOf = ({ line, day, kg }: PlanLine): string => `${line} ${day} ${kg}`;

/** One call-off after another, each under its own key; what the server refuses stands at its line, the rest goes on. */
function useSending({ contractId, lines, keys: known, onKeys, onSent }: Sending) {
  const language = useLanguage();
  const cache = useQueryClient();
  const isStopped = useRef(false);
  const [isSending, setSending] = useState(false);
  const [said, setSaid] = useState<ReadonlyMap<number, string>>(new Map());
  useEffect(() => setSaid(new Map()), [lines]);
  const send = async (good: readonly PlanLine[]) => {
    isStopped.current = false;
    setSending(true);
    const keys: Record<string, string> = Object.fromEntries(good.map((line) => [nameOf(line), known[nameOf(line)] ?? crypto.randomUUID()]));
    onKeys(keys);
    for (const line of good) {
      const key = keys[nameOf(line)];
      if (isStopped.current || line.fault !== null || key === undefined) continue;
      let answer = 'done';
      try {
        await makeCallOff(contractId, { kg: line.kg, deliverOn: line.day }, key);
      } catch (refused) {
        answer = refused instanceof Refusal ? refused.sentence(language) : String(refused);
        // What was refused is another matter when it is tried again.
        delete keys[nameOf(line)];
      }
      setSaid((before) => new Map(before).set(line.line, answer));
    }
    if (isStopped.current) onKeys({ ...known, ...keys });
    else onSent();
    await cache.invalidateQueries({ queryKey: callOffsQuery(contractId).queryKey });
    setSending(false);
  };
  return { said, isSending, send, stop: () => (isStopped.current = true) };
}
