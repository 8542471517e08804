/** Works the list off, so many at a time, and gives the results in its order. Stops at the first failure. */
export async function inParallel<T, R>(list: readonly T[], atOnce: number, work: (entry: T, index: number) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(list.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < list.length; index = next++) results[index] = await work(list[index] as T, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  return results;
}
