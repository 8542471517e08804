import { randomUUID } from 'node:crypto';
import { anOrder } from '../../support/market-steps';
import { figure, percentile, type Figure } from '../figure';
import type { SnapshotAnswers } from './protocol';
import type { BareSide, OurSide } from './sides';

const WITHIN_MS = 2_000;
/** Refusals that a client may be given when the house is full; everything else is a fault. */
const MAY_REFUSE = new Set([429, 503]);

export interface Herd {
  readonly ours: OurSide;
  readonly bare: BareSide;
  /** Cookies of those who post meanwhile. */
  readonly posters: readonly string[];
  readonly orders: number;
  say(line: string): void;
}

/** The market opens: everyone connected asks for the board at once while orders come in over HTTP. */
export async function herd({ ours, bare, posters, orders, say }: Herd): Promise<Figure[]> {
  await postOrders(ours.url, posters, Math.round(orders / 5), 500); // a board with something on it
  const board = await (await fetch(`${ours.url}/api/v1/markets/mango/board`, { headers: { cookie: posters[0] ?? '' } })).text();
  await bare.offerSnapshot(board);
  const bareAnswers = await bare.ask<SnapshotAnswers>({ do: 'snapshot', stream: 'market:mango' });
  const built = await ours.metric('boards_built_total');
  const asking = ours.ask<SnapshotAnswers>({ do: 'snapshot', stream: 'market:mango' });
  const posting = postOrders(ours.url, posters, orders, WITHIN_MS);
  const [answers, statuses] = await Promise.all([asking, posting]);
  const builds = (await ours.metric('boards_built_total')) - built;
  const bad = [...statuses].filter(([status]) => status !== 201 && !MAY_REFUSE.has(status)).reduce((sum, [, count]) => sum + count, 0);
  const said = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  say(`${answers.ms.length} boards of ${board.length} bytes, ${builds} built; orders ${said}; refused ${JSON.stringify(answers.refused)}`);
  const refused = Object.keys(answers.refused).filter((code) => !['rate.limited', 'server.busy'].includes(code)).length;
  return [
    figure('herd.snapshot_p99_ms', percentile(answers.ms, 0.99), percentile(bareAnswers.ms, 0.99), `value<=${WITHIN_MS}`),
    figure('herd.boards_built', builds, null, 'value<=1'),
    figure('herd.refused_otherwise', bad + refused, null, 'value<=0'),
  ];
}

/** Posts orders evenly over a time, whatever the answers take. Answers how often each status came. */
async function postOrders(url: string, cookies: readonly string[], orders: number, overMs: number): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  const from = performance.now();
  await Promise.all(
    Array.from({ length: orders }, async (_, index) => {
      const wait = from + (index * overMs) / orders - performance.now();
      await new Promise((resolve) => setTimeout(resolve, wait));
      const answer = await fetch(`${url}/api/v1/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie: cookies[index % cookies.length] ?? '' },
        body: JSON.stringify(anOrder({ kg: 1_000 + index })),
      });
      await answer.text();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }),
  );
  return statuses;
}
