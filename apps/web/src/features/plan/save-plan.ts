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
 * on the way; a row that is refused as a whole is tried again cell by cell.
 */
export async function savePlan(placeId: string, changes: readonly CellChange[], language: Language): Promise<Saved> {
  const done: CellKey[] = [];
  const refused = new Map<CellKey, string>();
  for (const group of inOrder(changes)) {
    try {
      await send(placeId, group);
      done.push(...group.map(({ key }) => key));
      continue;
    } catch {
      // Whatever it was shows again, at its cell.
    }
    for (const change of group) {
      try {
        await send(placeId, [change]);
        done.push(change.key);
      } catch (error) {
        refused.set(change.key, error instanceof Refusal ? error.sentence(language) : String(error));
      }
    }
  }
  return { done, refused };
}

function send(placeId: string, group: readonly CellChange[]): Promise<void> {
  const lines: DayKg[] = group.map(({ key, kg, seenKg }) => ({ day: dayIn(key), kg, seenKg }));
  const row = rowOf(group[0]?.key ?? (`${LINE_ROW} ` as CellKey));
  const key = crypto.randomUUID();
  return row === LINE_ROW ? setLine({ placeId, lines }, key) : setPlans({ placeId, productId: row, lines }, key);
}

function inOrder(changes: readonly CellChange[]): CellChange[][] {
  const phaseOf = ({ key, kg, beforeKg }: CellChange): number => {
    const isMore = kg > beforeKg;
    if (rowOf(key) === LINE_ROW) return isMore ? 0 : 3;
    return isMore ? 2 : 1;
  };
  const groups = new Map<string, CellChange[]>();
  for (const change of changes) {
    const name = `${phaseOf(change)} ${rowOf(change.key)}`;
    groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
