import { meanwhile } from './meanwhile';

// Goal: the work is done while the statement is under way, and whatever fails, nothing overtakes the statement.
function underWay(): { statement: Promise<string>; end(): void; fail(): void; readonly ended: boolean } {
  let settle: { resolve(value: string): void; reject(error: Error): void } | undefined;
  const state = { ended: false };
  const statement = new Promise<string>((resolve, reject) => (settle = { resolve, reject })).finally(() => (state.ended = true));
  return {
    statement,
    end: () => settle?.resolve('rows'),
    fail: () => settle?.reject(new Error('the database said no')),
    get ended() {
      return state.ended;
    },
  };
}

test('the work is done before the database has answered, and both results come back', async () => {
  const sent = underWay();
  const both = meanwhile(sent.statement, () => {
    const before = sent.ended;
    sent.end();
    return before;
  });
  expect(await both).toEqual(['rows', false]);
});

test('work that fails is told only after the statement has ended', async () => {
  const sent = underWay();
  const failing = meanwhile(sent.statement, () => {
    setImmediate(() => sent.end());
    throw new Error('the work failed');
  });
  await expect(failing).rejects.toThrow('the work failed');
  expect(sent.ended).toBe(true);
});

test('a statement that fails at once or later is told, and the work is thrown away', async () => {
  await expect(meanwhile(Promise.reject(new Error('the database said no')), () => 1)).rejects.toThrow('the database said no');
  const sent = underWay();
  await expect(meanwhile(sent.statement, () => sent.fail())).rejects.toThrow('the database said no');
});
