// @profiles embedded
import fs from 'node:fs';
import path from 'node:path';
import { expectDone, type HttpClient } from '../support/http-client';
import { expectInvariants, invariantFiles } from '../support/invariants';
import { aContract, anOffer, anOrder, aStandingOffer, aStandingOrder, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: each invariant sees the fault it is there for. Method: a market that trades, then one planted fault at a time, undone afterwards.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let trader: Person;

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  [cooperative, trader] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'trader')];
  const processor = await aPerson(operator, 'processor');
  const contract = await aContract(operator, cooperative, processor);
  expectDone(await processor.http.post(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 2_000, deliverOn: dayFromToday(3) }));
  expectDone(await operator.post('/api/v1/planting-areas', anArea(cooperative.organisationId)));
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ kg: 5_000, firm: true, areaCode: 'VN-SLOR-0001' })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ kg: 1_000, firm: true })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ kg: 1_000 })));
  await eventually(
    async () => expectDone(await cooperative.http.get<{ items: View[] }>('/api/v1/trades')).items,
    (trades) => trades.length === 3,
    30_000,
  );
  await eventually(
    async () => expectDone(await trader.http.get<{ waiting: number }>('/api/v1/notices/counts')),
    ({ waiting }) => waiting === 1,
    30_000,
  );
  expectDone(await trader.http.post('/api/v1/standing-orders', aStandingOrder({ productId: 'pomelo', weekdays: [1, 2, 3, 4, 5, 6, 7] })));
  expectDone(await cooperative.http.post('/api/v1/standing-offers', aStandingOffer({ varietyId: 'plum-man-hau' })));
  await eventually(
    () => sql<{ day: string }>(server.databaseUrl, 'SELECT day FROM standing_order_lines'),
    (lines) => lines.length > 0,
    30_000,
  );
  expectDone(await trader.http.post('/api/v1/price-alerts', { marketId: 'mango', direction: 'rises', vndPerKg: 90_000 }));
  await server.kill9();
});
afterAll(() => server.stop());

function anArea(holderId: string): Record<string, unknown> {
  const where = { holderId, holderName: 'HTX', households: 9, hectares: 5, communeCode: '04105', source: 'thử' };
  return { ...where, code: 'VN-SLOR-0001', productId: 'mango', markets: ['CN'], standing: 'active', from: dayFromToday(-9) };
}

/** A fault by the invariant that must see it. What the database itself would refuse is planted past its constraints and triggers. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  I01: [
    `UPDATE offers SET held_kg = held_kg + 1`,
    `UPDATE offers SET confirmed_kg = confirmed_kg - 1 WHERE confirmed_kg > 0`,
    `UPDATE offers SET held_kg = offered_kg + 1`,
    `UPDATE offers SET state = 'sold_out'`,
  ],
  I02: [
    `UPDATE orders SET held_kg = held_kg + 1`,
    `UPDATE call_offs SET confirmed_kg = 0`,
    `UPDATE orders SET state = 'filled' WHERE confirmed_kg = 0`,
  ],
  I03: [
    `UPDATE trades SET grade_id = 'grade2'`,
    `UPDATE trades SET variety_id = 'longan-mien-thiet'`,
    `UPDATE trades SET offer_version = 2`,
    `UPDATE trades SET order_version = 2 WHERE order_id IS NOT NULL`,
    `UPDATE trades SET market_id = 'longan'`,
    `UPDATE trades SET round_number = 99`,
    `UPDATE trades SET deliver_on = deliver_on + 30`,
    `UPDATE trades SET pick_up_on = pick_up_on - 30`,
    `UPDATE trades SET to_place_id = from_place_id`,
    `UPDATE organisations SET owner_group = (SELECT owner_group FROM organisations o WHERE o.id = (SELECT seller_id FROM trades LIMIT 1))`,
  ],
  I04: [
    `UPDATE trades SET farm_gate_vnd_per_kg = 5999, delivered_vnd_per_kg = 5999 + freight_vnd_per_kg WHERE contract_id IS NULL`,
    `UPDATE trades SET delivered_vnd_per_kg = delivered_vnd_per_kg + 1`,
    `UPDATE trades SET freight_vnd_per_kg = 14000, delivered_vnd_per_kg = farm_gate_vnd_per_kg + 14000 WHERE contract_id IS NULL`,
    `UPDATE trades SET farm_gate_vnd_per_kg = 7001, delivered_vnd_per_kg = 7001 + freight_vnd_per_kg WHERE contract_id IS NOT NULL`,
    `UPDATE trades SET ask_vnd_per_kg = 1`,
  ],
  I06: [
    `DELETE FROM events WHERE stream = 'market:mango' AND number = 2`,
    `UPDATE streams SET head = head + 1 WHERE name = 'market:mango'`,
    `DELETE FROM events WHERE stream = 'market:mango' AND number = 1`,
  ],
  I07: [
    `DELETE FROM events WHERE name = 'trade.confirmed' AND stream LIKE 'org:%'`,
    `UPDATE events SET body = jsonb_set(body, '{offer,id}', '"01900000-0000-7000-8000-000000000000"') WHERE name = 'offer.opened'`,
    `UPDATE offers SET state = 'withdrawn'`,
    `UPDATE events SET name = 'trade.held' WHERE name = 'trade.confirmed'`,
    `UPDATE offers SET version = 2`,
  ],
  I08: [
    `UPDATE rounds SET spot_kg = spot_kg + 1`,
    `UPDATE rounds SET number = number + 1 WHERE number = (SELECT max(number) FROM rounds)`,
    `UPDATE markets SET last_round_number = last_round_number + 1 WHERE id = 'mango'`,
    `DELETE FROM events WHERE name = 'round.cleared'`,
  ],
  I09: [
    `DELETE FROM trade_confirmations WHERE side = 'buyer'`,
    `DELETE FROM contract_confirmations`,
    `UPDATE contract_confirmations SET terms = replace(terms, '"kg":', '"kg":1')`,
    `UPDATE trade_confirmations SET party_id = gen_random_uuid() WHERE side = 'seller'`,
    `UPDATE trades SET state = 'confirmed' WHERE state = 'held'`,
  ],
  I10: [
    `UPDATE contracts SET called_off_kg = 0`,
    `UPDATE contracts SET called_off_kg = 22000`,
    `UPDATE call_offs SET state = 'expired', confirmed_kg = 0`,
  ],
  I11: [
    `UPDATE area_seasons SET confirmed_kg = confirmed_kg + 1`,
    `UPDATE area_seasons SET capacity_kg = 1`,
    `UPDATE area_debits SET held_kg = held_kg + 1 WHERE held_kg > 0`,
    `DELETE FROM area_debits`,
  ],
  I13: [
    `UPDATE plant_days SET used_kg = used_kg + 1`,
    `UPDATE trades SET deliver_on = deliver_on + 1`,
    `UPDATE plant_days SET capacity_kg = used_kg - 1, processor_id = (SELECT id FROM organisations LIMIT 1) WHERE used_kg > 0`,
    `INSERT INTO plant_day_shares (place_id, day, market_id, kg) SELECT place_id, day, 'mango', 5 FROM plant_days LIMIT 1`,
    `DELETE FROM plant_days`,
  ],
  I14: [
    `UPDATE trades SET confirm_by = clock_timestamp() - interval '61 seconds' WHERE state = 'held'`,
    `INSERT INTO events SELECT stream, number + 1000, 'trade.lapsed', at, body FROM events WHERE name = 'trade.confirmed' AND stream LIKE 'org:%'`,
  ],
  I16: [
    `UPDATE events SET body = jsonb_set(body, '{order,limitVndPerKg}', '14000') WHERE stream LIKE 'market:%' AND name = 'order.placed'`,
    `UPDATE events SET body = jsonb_set(body, '{farmGateVndPerKg}', '7000') WHERE stream LIKE 'market:%' AND name = 'trade.confirmed'`,
    `UPDATE events SET stream = (SELECT 'org:' || buyer_id FROM trades WHERE contract_id IS NULL LIMIT 1), number = number + 1000
     WHERE stream = (SELECT 'org:' || seller_id FROM trades LIMIT 1)`,
  ],
  I17: [
    `ALTER TABLE offers ADD COLUMN spoilt_kg numeric`,
    `UPDATE events SET body = jsonb_set(body, '{offer,openKg}', '0.5') WHERE name = 'offer.opened'`,
  ],
  I20: [
    `DROP INDEX orders_one_alternative; UPDATE orders SET alternative_set = (SELECT id FROM orders LIMIT 1), held_kg = 1`,
    `UPDATE orders SET max_per_seller_kg = 1`,
    `INSERT INTO credits SELECT DISTINCT ON (seller_id, buyer_id) seller_id, buyer_id, 1, 0, 1, 'epoch'::timestamptz, (SELECT id FROM members LIMIT 1)
     FROM trades WHERE contract_id IS NULL`,
  ],
  I30: [`UPDATE notices SET event_number = event_number + 1000`, `UPDATE trades SET state = 'confirmed' WHERE state = 'held'`],
  I31: [
    `UPDATE orders SET deliver_from = deliver_from - 1`,
    `UPDATE standing_orders SET market_id = 'mango'`,
    `UPDATE standing_order_due SET next_day = next_day - 2`,
    `UPDATE standing_orders SET state = 'ended'`,
    `DELETE FROM standing_order_due`,
  ],
  I33: [
    `UPDATE price_alerts SET round_number = 1000000`,
    `INSERT INTO price_alerts (id, organisation_id, member_id, market_id, direction, vnd_per_kg, state, round_number)
     SELECT gen_random_uuid(), organisation_id, member_id, market_id, direction, n, state, 0 FROM price_alerts, generate_series(1, 20) AS n`,
  ],
  I32: [
    `UPDATE offers SET seller_id = (SELECT buyer_id FROM orders LIMIT 1)`,
    `UPDATE standing_offer_due SET next_day = next_day - 2`,
    `UPDATE standing_offers SET state = 'ended'`,
    `DELETE FROM standing_offer_due`,
  ],
};

test('every invariant has faults planted against it', () => {
  expect(invariantFiles().map((file) => file.slice(0, 3))).toEqual(Object.keys(FAULTS).sort());
});

test('the market that trades keeps them all', () => expectInvariants(server.databaseUrl));

test.each(Object.entries(FAULTS).flatMap(([invariant, faults]) => faults.map((fault) => [invariant, fault] as const)))(
  '%s sees: %s',
  async (invariant, fault) => {
    const file = invariantFiles().find((name) => name.startsWith(invariant)) ?? '';
    const question = fs.readFileSync(path.resolve(__dirname, '../invariants', file), 'utf8');
    const rows = await planted(fault, question);
    expect(rows).toBeGreaterThan(0);
  },
);

/** Plants a fault past constraints and triggers, asks, and takes it back: all in one transaction that never commits. */
async function planted(fault: string, question: string): Promise<number> {
  const [answer] = await sql<{ rows: number }>(
    server.databaseUrl,
    `DO $do$
     DECLARE found integer; c record;
     BEGIN
       FOR c IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                WHERE contype IN ('c', 'f', 'u') AND connamespace = 'public'::regnamespace AND conrelid <> 0 ORDER BY contype = 'u' LOOP
         EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', c.owner, c.conname);
       END LOOP;
       FOR c IN SELECT tgrelid::regclass AS owner, tgname FROM pg_trigger WHERE NOT tgisinternal LOOP
         EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', c.owner, c.tgname);
       END LOOP;
       EXECUTE $fault$${fault}$fault$;
       EXECUTE 'SELECT count(*) FROM (' || $question$${question}$question$ || ') AS broken' INTO found;
       RAISE EXCEPTION 'found %', found USING ERRCODE = 'P0042';
     END $do$`,
  ).catch((error: { code?: string; message: string }) => {
    if (error.code !== 'P0042') throw error;
    return [{ rows: parseInt(error.message.slice('found '.length), 10) }];
  });
  return answer?.rows ?? 0;
}
