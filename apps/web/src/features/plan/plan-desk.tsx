import type { TFunction } from 'i18next';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { addDays, type Day, formatDay } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { formatWeight, type WeightUnit } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { type Fortnight, fortnightQuery } from './api';
import { KeptNote } from '../../shared/forms/kept-note';
import type { Keyboard } from './grid-keys';
import { PlanAnswers } from './plan-answers';
import { Overtaken } from './overtaken';
import { cellKey, cellReader, cellText, dayIn, LINE_ROW, overLine, overtaken, rowOf, type CellKey } from './plan-cells';
import { type CellFacts, PlanGrid } from './plan-grid';
import styles from './plan-grid.module.css';
import { savePlan } from './save-plan';
import { type SheetState, useSheet } from './use-sheet';

const DAYS = 14;

/** A plant's fortnight: typed or pasted, held against the line, saved at once, and the cooperatives' answers beneath it. */
export function PlanDesk({ placeId, contracted }: { placeId: string; contracted: readonly string[] }) {
  const fortnight = useQuery(fortnightQuery(placeId));
  if (fortnight.isError) return <RefusalNote error={fortnight.error} onRetry={() => void fortnight.refetch()} />;
  if (fortnight.data === undefined) return <Skeleton lines={8} />;
  return <OpenDesk key={placeId} placeId={placeId} fortnight={fortnight.data} contracted={contracted} />;
}

function OpenDesk({ placeId, fortnight, contracted }: { placeId: string; fortnight: Fortnight; contracted: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [refused, setRefused] = useState<ReadonlyMap<CellKey, string>>(new Map());
  const [said, say] = useState('');
  const { savedKg, state, days, products, textOf, kgOf, typed, unreadable, theirs } = useDesk(placeId, fortnight, contracted);
  const save = async (onPurpose: boolean) => {
    if (typed.length === 0 || unreadable.length > 0 || isSaving) return;
    setSaving(true);
    const seenKg = (key: CellKey) => (onPurpose ? savedKg(key) : (state.sheet.seen[key] ?? null));
    const changes = typed.map((key) => ({ key, beforeKg: savedKg(key) ?? 0, seenKg: seenKg(key), kg: kgOf(key) ?? 0 }));
    const answer = await savePlan(placeId, changes, language);
    await cache.invalidateQueries({ queryKey: fortnightQuery(placeId).queryKey });
    state.saved(answer.done);
    setRefused(answer.refused);
    const words = { done: formatInteger(answer.done.length, language), left: formatInteger(answer.refused.size, language) };
    say(answer.refused.size === 0 ? t('plan.savedAll', words) : t('plan.savedSome', words));
    setSaving(false);
  };
  const grid: Keyboard = {
    state,
    rows: [...products, LINE_ROW],
    days,
    textOf,
    onSave: () => void save(false),
    onOutside: (cells) => say(t('plan.outside', { n: formatInteger(cells, language) })),
  };
  const over = overByDay(days, products, kgOf);
  const factsOf = (key: CellKey): CellFacts => ({
    text: textOf(key),
    isTyped: state.sheet.typed[key] !== undefined,
    isUnreadable: unreadable.includes(key),
    overKg: over.get(dayIn(key))?.get(rowOf(key)) ?? 0,
    refusal: state.sheet.typed[key] === undefined ? undefined : refused.get(key),
    note: noteOf(fortnight, key, (kg) => formatWeight(kg, language), t),
  });
  const cursor = cellKey(grid.rows[state.selection.cursor.row] ?? '', days[state.selection.cursor.column] ?? today);
  return (
    <>
      <Panel title={t('plan.title')} note={t('plan.hint')}>
        {state.found.at !== null && (
          <div className={styles['tools']}>
            <KeptNote found={state.found} />
          </div>
        )}
        <PlanGrid grid={grid} factsOf={factsOf} />
        <Tools state={state} typed={typed.length} canSave={unreadable.length === 0} isSaving={isSaving} onSave={grid.onSave} said={said} />
        <Refusals refused={new Map([...refused].filter(([key]) => typed.includes(key) && !theirs.includes(key)))} />
        {/* While one saves, what stands changes under what was typed by one's own hand. */}
        {theirs.length > 0 && !isSaving && (
          <Overtaken
            cells={theirs.map((key) => ({ key, mine: kgOf(key), theirs: savedKg(key) }))}
            isSaving={isSaving}
            onMine={() => void save(true)}
            onTheirs={() => state.saved(theirs)}
          />
        )}
      </Panel>
      <PlanAnswers fortnight={fortnight} at={cursor} />
    </>
  );
}

/** The fortnight's cells: what stands, what is typed over it, and which of it cannot be read or was written by somebody else meanwhile. */
function useDesk(placeId: string, fortnight: Fortnight, contracted: readonly string[]) {
  const language = useLanguage();
  const today = useToday();
  const savedKg = savedBy(fortnight);
  const days = Array.from({ length: DAYS }, (_, at) => addDays(today, at));
  const state = useSheet({ placeId, days, savedKg, readerOf: (unit) => cellReader(unit, language) });
  const { unit, read } = state;
  const products = useRows([...contracted, ...fortnight.plans.map((plan) => plan.productId)]);
  const textOf = (key: CellKey) => state.sheet.typed[key] ?? cellText(savedKg(key), unit, language);
  const kgOf = (key: CellKey) => (state.sheet.typed[key] === undefined ? savedKg(key) : read(state.sheet.typed[key]).kg);
  const typed = (Object.keys(state.sheet.typed) as CellKey[]).sort((a, b) => products.indexOf(rowOf(a)) - products.indexOf(rowOf(b)));
  const unreadable = typed.filter((key) => read(state.sheet.typed[key] ?? '').kg === null);
  const theirs = overtaken(state.sheet, savedKg);
  return { savedKg, state, days, products, textOf, kgOf, typed, unreadable, theirs };
}

/** Rows to fill at a glance: what a plant has contracts or plans for, then the catalogue's first, six at least. */
const ROWS_LEAST = 6;

function useRows(own: readonly string[]): string[] {
  const { products } = useCatalogue();
  const ids = products.map((product) => product.id);
  const wanted = ids.filter((id) => own.includes(id));
  return [...wanted, ...ids.filter((id) => !own.includes(id)).slice(0, Math.max(0, ROWS_LEAST - wanted.length))];
}

/** By day, the products whose kilograms no longer fit on the line. */
function overByDay(days: readonly Day[], products: readonly string[], kgOf: (key: CellKey) => number | null) {
  return new Map(
    days.map((day) => [
      day,
      overLine(
        products.map((row) => ({ row, kg: kgOf(cellKey(row, day)) ?? 0 })),
        kgOf(cellKey(LINE_ROW, day)),
      ),
    ]),
  );
}

interface ToolsProps {
  state: SheetState;
  typed: number;
  canSave: boolean;
  isSaving: boolean;
  onSave: () => void;
  said: string;
}

function Tools({ state, typed, canSave, isSaving, onSave, said }: ToolsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles['tools']}>
      <SelectField
        label={t('plan.unit')}
        value={state.unit}
        disabled={typed > 0}
        onChange={(event) => state.setUnit(event.target.value as WeightUnit)}
        options={[
          { value: 'kg', label: t('unit.kg') },
          { value: 'tan', label: t('unit.tonne') },
        ]}
      />
      <Button disabled={state.sheet.past.length === 0} onClick={state.undo}>
        {t('plan.undo')}
      </Button>
      <Button look="primary" busy={isSaving} disabled={typed === 0 || !canSave} onClick={onSave}>
        {t('plan.save', { n: formatInteger(typed, language) })}
      </Button>
      <output aria-live="polite">{said}</output>
    </div>
  );
}

/** The cells that the server did not take, each with its reason. */
function Refusals({ refused }: { refused: ReadonlyMap<CellKey, string> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  if (refused.size === 0) return null;
  return (
    <ul className={styles['faults']} role="alert">
      {[...refused].map(([key, why]) => (
        <li key={key}>
          <b>
            {rowOf(key) === LINE_ROW ? t('plan.line') : names.productName(rowOf(key))} · {formatDay(dayIn(key), language)}
          </b>{' '}
          {why}
        </li>
      ))}
    </ul>
  );
}

/** What stands on the server, by cell; null for a line without a limit. */
function savedBy({ plans, line }: Fortnight): (key: CellKey) => number | null {
  const kg = new Map<CellKey, number | null>();
  for (const plan of plans) if (plan.state === 'open') kg.set(cellKey(plan.productId, plan.day), plan.kg);
  for (const { day, capacityKg } of line) kg.set(cellKey(LINE_ROW, day), capacityKg);
  return (key) => kg.get(key) ?? (rowOf(key) === LINE_ROW ? null : 0);
}

/** What is under way for a cell: what rounds brought of a plan, what the line has taken in. */
function noteOf({ plans, line }: Fortnight, key: CellKey, weight: (kg: number) => string, t: TFunction<'app'>): string | undefined {
  if (rowOf(key) === LINE_ROW) {
    const used = line.find(({ day }) => day === dayIn(key))?.usedKg ?? 0;
    return used === 0 ? undefined : t('plan.used', { weight: weight(used) });
  }
  const plan = plans.find((one) => one.productId === rowOf(key) && one.day === dayIn(key) && one.state === 'open');
  if (plan === undefined || plan.kg === 0) return undefined;
  if (plan.allocatedKg === 0) return undefined;
  return plan.openKg === 0 ? t('plan.filled') : t('plan.brought', { weight: weight(plan.allocatedKg) });
}
