import { Refusal } from '../../shared/api/refusal';
import type { Language } from '../../shared/format/language';
import { setLine, setPlans, type DayKg } from './api';
import { dayIn, LINE_ROW, rowOf, type CellKey } from './plan-cells';

/** One cell to be saved. */
export interface CellChange {
  readonly key: CellKey;
  readonly beforeKg: number;
  /** What stood there when it was written: another figure by now, and the server refuses it. */
  readonly seenKg: number | null;
  readonly kg: number;
}

/** Which cells the server took, and why not the others, in the reader's words. */
export interface Saved {
  readonly done: readonly CellKey[];
  readonly refused: ReadonlyMap<CellKey, string>;
}

/**
 * Saves all cells, or says which not and why. A wider line and less of a product go first, so that what fits in the end is never refused
 * on the way; the day that a row is refused for is left out and the rest of the row goes again, as one.
 */
export async function savePlan(placeId: string, changes: readonly CellChange[], language: Language): Promise<Saved> {
  const done: CellKey[] = [];
  const refused = new Map<CellKey, string>();
  for (const group of inOrder(changes)) {
    for (let rest = group; rest.length > 0;) {
      try {
        await send(placeId, rest);
        done.push(...rest.map(({ key }) => key));
        break;
      } catch (error) {
        const why = error instanceof Refusal ? error.sentence(language) : String(error);
        const cells = refusedOf(error, rest);
        for (const { key } of cells) refused.set(key, why);
        rest = rest.filter((change) => !cells.includes(change));
      }
    }
  }
  return { done, refused };
}

/** The cell of the day that a refusal names; all that were sent when it names none. */
function refusedOf(error: unknown, sent: readonly CellChange[]): readonly CellChange[] {
  const day = error instanceof Refusal ? error.problem.facts?.['day'] : undefined;
  const named = sent.filter(({ key }) => dayIn(key) === day);
  return named.length > 0 ? named : sent;
}

function send(placeId: string, group: readonly CellChange[]): Promise<void> {
  const lines: DayKg[] = group.map(({ key, kg, seenKg }) => ({ day: dayIn(key), kg, seenKg }));
  const row = rowOf(group[0]?.key ?? (`${LINE_ROW} ` as CellKey));
  const key = crypto.randomUUID();
  return row === LINE_ROW ? setLine({ placeId, lines }, key) : setPlans({ placeId, productId: row, lines }, key);
}

/** By what must come first; among equals as the rows stand in the grid, so that what does not fit is what the grid marks. */
function inOrder(changes: readonly CellChange[]): CellChange[][] {
  const phaseOf = ({ key, kg, beforeKg }: CellChange): number => {
    const isMore = kg > beforeKg;
    if (rowOf(key) === LINE_ROW) return isMore ? 0 : 3;
    return isMore ? 2 : 1;
  };
  const groups = new Map<string, { phase: number; group: CellChange[] }>();
  for (const change of changes) {
    const phase = phaseOf(change);
    const name = `${phase} ${rowOf(change.key)}`;
    groups.set(name, { phase, group: [...(groups.get(name)?.group ?? []), change] });
  }
  return [...groups.values()].sort((a, b) => a.phase - b.phase).map(({ group }) => group);
}
