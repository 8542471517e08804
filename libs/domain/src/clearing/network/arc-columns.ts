/** Arcs in order of their number. */
export interface ArcColumns {
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly capacity: Int32Array;
  readonly cost: Float64Array;
}

/** Empty columns with room for so many arcs. */
export function arcColumns(room: number): ArcColumns {
  return { source: new Int32Array(room), target: new Int32Array(room), capacity: new Int32Array(room), cost: new Float64Array(room) };
}

/** The same arcs with more room. */
export function widerArcs(columns: ArcColumns, used: number, room: number): ArcColumns {
  const wider = arcColumns(room);
  wider.source.set(columns.source.subarray(0, used));
  wider.target.set(columns.target.subarray(0, used));
  wider.capacity.set(columns.capacity.subarray(0, used));
  wider.cost.set(columns.cost.subarray(0, used));
  return wider;
}

function scatter(column: Int32Array, base: number, place: Int32Array, from: Int32Array): void {
  for (let k = 0; k < place.length; k++) column[base + place[k]!] = from[k]!;
}

/** The same for costs: one function for both kinds of column would be compiled for either. */
function scatterCosts(column: Float64Array, base: number, place: Int32Array, from: Float64Array): void {
  for (let k = 0; k < place.length; k++) column[base + place[k]!] = from[k]!;
}

/** Copies arcs from one set of columns to places in another: done[base + place[k]] = open[k]. */
export function scatterArcs(done: ArcColumns, base: number, place: Int32Array, open: ArcColumns): void {
  scatter(done.source, base, place, open.source);
  scatter(done.target, base, place, open.target);
  scatter(done.capacity, base, place, open.capacity);
  scatterCosts(done.cost, base, place, open.cost);
}

/** The permutation that moves nothing. */
export function inOrder(count: number): Int32Array {
  const place = new Int32Array(count);
  for (let k = 0; k < count; k++) place[k] = k;
  return place;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A permutation of 0 .. count − 1 that puts neighbours far apart. */
export function spread(count: number): Int32Array {
  let stride = Math.max(1, Math.floor(count * 0.6180339887));
  while (greatestCommonDivisor(stride, count) !== 1) stride++;
  const place = new Int32Array(count);
  let at = 0;
  for (let k = 0; k < count; k++) {
    place[k] = at;
    at += stride;
    if (at >= count) at -= count;
  }
  return place;
}
