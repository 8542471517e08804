import { setImmediate } from 'node:timers/promises';

/**
 * Sends a statement and works while the database is busy with it, so that whoever waits for the locks of the transaction does not wait
 * for the two after one another. The work must not use the transaction.
 */
export async function meanwhile<Sent, Worked>(statement: Promise<Sent>, work: () => Worked): Promise<readonly [Sent, Worked]> {
  // A turn of the event loop: until then the statement lies in a queue of promises, and not on the wire.
  const onTheWire = Promise.race([statement, setImmediate()]);
  await onTheWire.catch(() => undefined);
  try {
    const worked = work();
    return [await statement, worked];
  } finally {
    // When the work fails the transaction is rolled back, and that must not overtake the statement.
    await statement;
  }
}
