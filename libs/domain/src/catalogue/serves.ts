/** A grade as the "serves" relation sees it. */
export interface ServingGrade<Id extends string> {
  readonly id: Id;
  readonly serves: readonly Id[];
}

/**
 * The grades of one product that may serve a buyer who asked for any of `wanted`: those themselves and every grade above them.
 *
 * The relation is transitive: export fruit serves grade 1, grade 1 serves grade 2, so export fruit serves grade 2.
 * The answer keeps the order of `grades`; wanted grades that the product does not have are left out. Call `servesFault` once on data from
 * outside before relying on this.
 */
export function gradesThatServe<Id extends string>(grades: readonly ServingGrade<Id>[], wanted: readonly Id[]): Id[] {
  const accepted = new Set(wanted);
  // A DAG of n grades has no path longer than n edges, so n passes reach every grade above.
  for (let pass = 0; pass < grades.length; pass += 1) {
    for (const grade of grades) if (grade.serves.some((id) => accepted.has(id))) accepted.add(grade.id);
  }
  return grades.filter((grade) => accepted.has(grade.id)).map((grade) => grade.id);
}

/**
 * What is wrong with a "serves" relation, as a sentence for the person who edits the data; null when it is a sound DAG.
 *
 * Wrong are: a grade named twice, a grade that serves one the product does not have, and a circle, which would make every grade on it
 * worth the same.
 */
export function servesFault(grades: readonly ServingGrade<string>[]): string | null {
  const byId = new Map(grades.map((grade) => [grade.id, grade]));
  if (byId.size !== grades.length) return 'a grade is named twice';
  for (const grade of grades) {
    const unknown = grade.serves.find((id) => !byId.has(id));
    if (unknown !== undefined) return `${grade.id} serves ${unknown}, which the product does not have`;
  }
  const circle = grades.find((grade) => reaches(byId, grade.serves, grade.id));
  return circle === undefined ? null : `${circle.id} serves itself`;
}

function reaches(byId: ReadonlyMap<string, ServingGrade<string>>, from: readonly string[], target: string): boolean {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.serves ?? []));
  }
  return false;
}
