import pg from 'pg';

/** Runs statements on one connection and closes it; gives the rows of the last. */
export async function query(url, ...statements) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a connection cut from the other side shows in the statement that was running
  await client.connect();
  try {
    let rows = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Says whether a server answers there; while it is starting, recovering or absent: `false`. */
export async function canQuery(url) {
  try {
    await query(url, 'SELECT 1');
    return true;
  } catch {
    return false;
  }
}
