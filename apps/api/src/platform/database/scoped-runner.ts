import type { DataSource, QueryRunner } from 'typeorm';
import { preparedName } from './prepared';
import { rowScope, scopeStatements } from './row-scope';

const BEGIN = 'START TRANSACTION';
const CONTROL = /^(START TRANSACTION|SET TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/;

/**
 * Makes every transaction of this data source say whose rows it may touch, and every statement outside of one run in a short one of its
 * own. The scope goes in the same message as the beginning, so it costs no round trip; it is said again only where it changes.
 */
export function scoped(source: DataSource): DataSource {
  const make = source.driver.createQueryRunner.bind(source.driver);
  source.driver.createQueryRunner = (mode) => withScope(make(mode));
  return source;
}

function withScope(runner: QueryRunner): QueryRunner {
  const query = runner.query.bind(runner) as (text: string | object, values?: unknown[], structured?: boolean) => Promise<unknown>;
  // TypeORM hands the statement on as it is, and pg takes one with a name.
  const send = (text: string, values?: unknown[], structured?: boolean): Promise<unknown> => {
    const name = preparedName(text);
    return query(name === undefined ? text : { name, text }, values, structured);
  };
  let said = '';
  // One after the other: two statements of different scopes on one connection must not come between each other's words.
  let turn: Promise<unknown> = Promise.resolve();

  const inTransaction = async (wanted: string, text: string, values?: unknown[], structured?: boolean): Promise<unknown> => {
    if (CONTROL.test(text)) {
      if (text.startsWith('ROLLBACK')) said = ''; // what was said since the savepoint is taken back with it
      return send(text, values, structured);
    }
    if (said !== wanted) await send(wanted);
    said = wanted;
    return send(text, values, structured);
  };
  const alone = async (wanted: string, text: string, values?: unknown[], structured?: boolean): Promise<unknown> => {
    await send(`${BEGIN}; ${wanted}`);
    try {
      const result = await send(text, values, structured);
      await send('COMMIT');
      return result;
    } catch (error) {
      await send('ROLLBACK').catch(() => undefined); // the connection may be gone; what failed is what the caller must hear
      throw error;
    }
  };

  runner.query = ((text: string, values?: unknown[], structured?: boolean): Promise<unknown> => {
    const wanted = scopeStatements(rowScope());
    const work = (): Promise<unknown> => {
      if (text !== BEGIN) return (runner.isTransactionActive ? inTransaction : alone)(wanted, text, values, structured);
      said = wanted;
      return send(`${BEGIN}; ${wanted}`);
    };
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }) as QueryRunner['query'];
  return runner;
}
