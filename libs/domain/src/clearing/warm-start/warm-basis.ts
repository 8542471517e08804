import type { CarriedTree } from './carry-basis';
import { UNLIMITED, type Network } from '../network/network';
import { straighten, turnArc } from '../simplex/network-simplex';
import { ARC, basisOf, FLOW, PARENT, RECORD, ROOM, threadTree, UP, type Simplex } from '../simplex/simplex-state';

/** Penalty arcs that were hung into a tree, by number from the network's last arc on. */
interface Penalties {
  readonly source: number[];
  readonly target: number[];
}

function withRoom(column: Int32Array, length: number): Int32Array {
  if (column.byteOffset === 0 && column.buffer.byteLength >= length * 4) return new Int32Array(column.buffer, 0, length);
  const wider = new Int32Array(length);
  wider.set(column);
  return wider;
}

function withRoomForCosts(column: Float64Array, length: number): Float64Array {
  if (column.byteOffset === 0 && column.buffer.byteLength >= length * 8) return new Float64Array(column.buffer, 0, length);
  const wider = new Float64Array(length);
  wider.set(column);
  return wider;
}

/**
 * Flows of the carried tree from the leaves inward. Where an arc would have to carry less than nothing or more than its room, or could
 * take nothing more on its way to the root, it is left at that bound, and its node hangs on the root by a penalty arc with what is over.
 *
 * @returns undefined when what is over does not fit a flow.
 */
function treeFlows(network: Network, tree: CarriedTree, simplex: Simplex): Penalties | undefined {
  const { record } = simplex;
  const { capacity, source, target } = network;
  const over = new Float64Array(network.nodes);
  for (const arc of tree.full) {
    over[target[arc]!] = over[target[arc]!]! + capacity[arc]!;
    over[source[arc]!] = over[source[arc]!]! - capacity[arc]!;
    turnArc(simplex, arc);
  }
  const penalties: Penalties = { source: [], target: [] };
  for (let k = tree.order.length - 1; k >= 0; k--) {
    const node = tree.order[k]!;
    const at = node << RECORD;
    const arc = tree.arc[node]!;
    const up = tree.up[node]!;
    const flow = up * over[node]!;
    const room = arc < 0 ? 0 : capacity[arc]!;
    if (arc >= 0 && (up === 1 ? flow >= 0 && flow < room : flow > 0 && flow <= room)) {
      const parent = tree.parent[node]!;
      over[parent] = over[parent]! + over[node]!;
      record[at + PARENT] = parent;
      record[at + ARC] = arc;
      record[at + UP] = up;
      record[at + FLOW] = flow;
      record[at + ROOM] = room;
      continue;
    }
    if (arc >= 0 && flow >= room) {
      const parent = tree.parent[node]!;
      over[parent] = over[parent]! + up * room;
      over[node] = over[node]! - up * room;
      turnArc(simplex, arc);
    }
    if (Math.abs(over[node]!) >= UNLIMITED) return undefined;
    const isOver = over[node]! >= 0;
    record[at + PARENT] = 0;
    record[at + ARC] = network.arcs + penalties.source.length;
    record[at + UP] = isOver ? 1 : -1;
    record[at + FLOW] = Math.abs(over[node]!);
    record[at + ROOM] = UNLIMITED;
    penalties.source.push(isOver ? node : 0);
    penalties.target.push(isOver ? 0 : node);
  }
  return penalties;
}

/** A strongly feasible basis from a carried tree, with penalty arcs behind the network's own; undefined when none can be made. */
export function warmBasis(network: Network, tree: CarriedTree): Simplex | undefined {
  const { nodes, arcs } = network;
  const record = new Int32Array(nodes << RECORD);
  record[PARENT] = -1;
  record[ARC] = -1;
  const { source, target, capacity, cost } = network;
  const thread = new Int32Array(nodes);
  const { potential } = tree;
  const own = { source, target, capacity, cost, turned: new Uint8Array(arcs + nodes).subarray(0, arcs) };
  const simplex = basisOf({ network, ...own, record, thread, potential, candidates: new Int32Array(64), pivots: 0 });
  const penalties = treeFlows(network, tree, simplex);
  if (penalties === undefined) {
    straighten(simplex);
    return undefined;
  }
  const more = penalties.source.length;
  const wider = {
    source: withRoom(source, arcs + more),
    target: withRoom(target, arcs + more),
    capacity: withRoom(capacity, arcs + more),
    cost: withRoomForCosts(cost, arcs + more),
    turned: new Uint8Array(own.turned.buffer, 0, arcs + more),
  };
  for (let k = 0; k < more; k++) {
    wider.source[arcs + k] = penalties.source[k]!;
    wider.target[arcs + k] = penalties.target[k]!;
    wider.capacity[arcs + k] = UNLIMITED;
    wider.cost[arcs + k] = penalties.source[k]! === 0 ? tree.potential[penalties.target[k]!]! : -tree.potential[penalties.source[k]!]!;
  }
  threadTree(record, thread, nodes);
  return basisOf({ ...simplex, network: { ...network, ...wider, arcs: arcs + more }, ...wider });
}

/**
 * The basis without its penalty arcs, once none of them is left in the tree; undefined when one is: then the market is solved cold.
 *
 * Either way the network's own columns are what the basis stands on, or are straight again.
 */
export function withoutPenalties(network: Network, warm: Simplex): Simplex | undefined {
  const { arcs } = network;
  let left = false;
  for (let node = 1; node < network.nodes; node++) left ||= warm.record[(node << RECORD) + ARC]! >= arcs;
  const own = {
    source: warm.source.subarray(0, arcs),
    target: warm.target.subarray(0, arcs),
    capacity: warm.capacity.subarray(0, arcs),
    cost: warm.cost.subarray(0, arcs),
    turned: warm.turned.subarray(0, arcs),
  };
  if (own.source.buffer !== network.source.buffer) network.source.set(own.source);
  if (own.target.buffer !== network.target.buffer) network.target.set(own.target);
  if (own.cost.buffer !== network.cost.buffer) network.cost.set(own.cost);
  const { source, target, capacity, cost } = network;
  const simplex = basisOf({ ...warm, network, source, target, capacity, cost, turned: own.turned });
  if (!left) return simplex;
  straighten(simplex);
  return undefined;
}
