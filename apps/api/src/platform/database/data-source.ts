import { DataSource, type DataSourceOptions } from 'typeorm';
import { types } from 'pg';
import { invariant } from '@domain/shared/invariant';

const INT8 = 20;
const DATE = 1082;

// kg and VND are bigint columns whose values stay far below 2^53; a value beyond it is a broken invariant, never rounded.
types.setTypeParser(INT8, (text: string) => {
  const value = parseInt(text, 10);
  invariant(Number.isSafeInteger(value), 'a bigint column holds more than 2^53', { text });
  return value;
});
// A calendar day is a day, not an instant: pg would shift it by the machine's time zone.
types.setTypeParser(DATE, (text: string) => text);

/**
 * Timeouts that every session of the program has, in ms. A request that needs longer is cut and answered 503;
 * the migrations open their own connection without them.
 */
const SESSION_SETTINGS = '-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC';

/** How the program talks to PostgreSQL while it serves: as the serving role, if there is one. `synchronize` is off for good: only migrations change the schema. */
export function dataSourceOptions(
  url: string,
  {
    poolSize,
    entities,
    role,
  }: { readonly poolSize: number; readonly entities: DataSourceOptions['entities']; readonly role: string | null },
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: entities ?? [],
    synchronize: false,
    logging: false,
    extra: {
      max: poolSize,
      options: `${SESSION_SETTINGS} -c app.scope=${role === null ? '' : ` -c role=${role}`}`,
      connectionTimeoutMillis: 5_000,
      application_name: 'mua-vu',
    },
  };
}

/** A data source of one connection without timeouts, for migrations and loading. */
export function maintenanceSource(url: string, migrations: NonNullable<DataSourceOptions['migrations']>): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migrations',
    // Where no role serves apart, the owner too is held by the row policies; setting up is the program's own work.
    extra: { max: 2, connectionTimeoutMillis: 5_000, options: '-c app.scope=program' },
  });
}
