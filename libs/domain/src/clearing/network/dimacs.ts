import type { Network } from './network';

/** Lines per piece of text: large enough for a file to be written in few calls, small enough to stay off the large heap. */
const LINES_PER_PIECE = 20_000;
/** Bonus in an exported file: its printed total must stay inside 64 bits. */
const EXPORT_BONUS = 2 ** 30;

/**
 * The network as a DIMACS minimum-cost flow problem, in pieces of text: the same nodes and arcs that the kernel solves.
 *
 * A contract kg counts 2^30 VND there instead of the kernel's larger power. Source: DIMACS, *The first implementation challenge* (1991).
 */
export function* dimacsText(network: Network): Generator<string> {
  const lines = [`p min ${network.nodes} ${network.arcs}`];
  const adjusted = new Map(network.bonusArcs.map(({ arc, contract, share }) => [arc, { contract, share }]));
  for (let arc = 0; arc < network.arcs; arc++) {
    const bonus = adjusted.get(arc);
    let cost = network.cost[arc]!;
    if (bonus !== undefined)
      cost += bonus.contract * (network.bonus.contract - EXPORT_BONUS) + bonus.share * (network.bonus.share - EXPORT_BONUS / 2 ** 8);
    lines.push(`a ${network.source[arc]! + 1} ${network.target[arc]! + 1} 0 ${network.capacity[arc]!} ${cost}`);
    if (lines.length < LINES_PER_PIECE) continue;
    yield lines.join('\n') + '\n';
    lines.length = 0;
  }
  yield lines.join('\n') + '\n';
}
