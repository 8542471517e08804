import fs from 'node:fs';
import path from 'node:path';
import { asNobody, asOrganisation, asProgram, asStranger, enter, rowScope, scopeStatements } from './row-scope';
import { statementsOf } from './policy-sql';
import { TABLES } from './row-policies';

const COOPERATIVE = '0193f5a0-0000-7000-8000-000000000001';

test('work that nobody declared reaches nothing', () => {
  expect(rowScope().reach).toBe('nobody');
  expect(asProgram('a spec', () => asNobody(() => rowScope().reach))).toBe('nobody');
});

test('a request reaches its organisation once it is known, also in what it already started', async () => {
  const reach = await asStranger({ requestId: 'r1' }, async () => {
    const later = Promise.resolve().then(() => rowScope());
    enter({ organisationId: COOPERATIVE }, { memberId: 'm1' });
    return later;
  });
  expect(reach).toEqual({ reach: { organisationId: COOPERATIVE }, doer: { requestId: 'r1', memberId: 'm1' } });
});

test('whoever asked stays the doer of what the program does for them', () => {
  const doer = asOrganisation(COOPERATIVE, { memberId: 'm1' }, () => asProgram('both sides of a trade', () => rowScope().doer));
  expect(doer).toEqual({ organisationId: COOPERATIVE, memberId: 'm1' });
  expect(asProgram('a round', () => rowScope().doer)).toEqual({ work: 'a round' });
});

test('nothing that a caller says can end the words to the database', () => {
  const said = scopeStatements({ reach: 'nobody', doer: { address: `'; SET app.scope = 'program` } });
  expect(said).toBe(`SET LOCAL app.scope = ''; SET LOCAL app.doer = '{"address":"''; SET app.scope = ''program"}'`);
  expect(() => scopeStatements({ reach: { organisationId: `program'` }, doer: {} })).toThrow('not a UUID');
});

test('outside of a request nobody can enter', () => {
  expect(() => enter('program', {})).toThrow('outside of a request');
});

test('every place where a request goes beyond its own rows says why', () => {
  const root = path.resolve(__dirname, '../..');
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.spec)\.ts$/.test(name));
  const silent = files.flatMap((name) => {
    const calls = fs.readFileSync(path.join(root, name), 'utf8').matchAll(/\basProgram(?:<[^>]*>)?\(\s*(.{0,20})/g);
    return [...calls].filter(([, begin = '']) => !/^(why: string|'[^']{12})/.test(begin)).map(([call]) => `${name}: ${call}`);
  });
  expect(silent).toEqual([]);
});

test('a table whose rows are somebody’s is held for reading, adding, changing and removing', () => {
  for (const [table, rule] of Object.entries(TABLES)) {
    const statements = statementsOf(table, rule, true);
    const open = rule.rows.kind === 'reference' || rule.rows.kind === 'open' || table === 'migrations';
    expect([table, statements.some((one) => one.includes('FORCE ROW LEVEL SECURITY') && !one.includes('NO FORCE'))]).toEqual([
      table,
      !open,
    ]);
  }
});
