// Are the servers that somebody pointed us at there? Asked once, before anything is built on them.
import net from 'node:net';
import { query } from './postgres/can-query.mjs';
import { Refusal } from './refusal.mjs';

const CONNECT_MS = 10_000;
const INSTEAD = 'Start it, correct DATABASE_URL, or leave DATABASE_URL out to use the embedded database.';

/** @throws Refusal in one sentence, without the password, when no database answers at this address */
export async function checkDatabase(url) {
  const at = parse(url, 'DATABASE_URL', /^postgres(ql)?:$/);
  const server = `${at.hostname}:${at.port || 5432}`;
  try {
    await query(url, 'SELECT 1');
  } catch (error) {
    const user = decodeURIComponent(at.username);
    if (/^28/.test(error.code))
      throw new Refusal(`The database at DATABASE_URL (${server}) does not let user "${user}" in: check the name and the password.`);
    if (error.code === '3D000')
      throw new Refusal(
        `The server at DATABASE_URL (${server}) has no database "${at.pathname.slice(1)}": create it, or correct DATABASE_URL.`,
      );
    if (/^(57P0|53300)/.test(error.code))
      throw new Refusal(`The database at DATABASE_URL (${server}) is not ready (${error.message}): try again in a moment.`);
    throw new Refusal(`The database at DATABASE_URL (${server}) cannot be reached (${reason(error)}). ${INSTEAD}`);
  }
}

/** @throws Refusal in one sentence when nobody listens at this Redis address */
export async function checkRedis(url) {
  const at = parse(url, 'REDIS_URL', /^rediss?:$/);
  const port = at.port ? parseInt(at.port, 10) : 6379;
  await new Promise((resolve, reject) => {
    const socket = net.connect({ host: at.hostname, port, timeout: CONNECT_MS });
    const refuse = (why) => {
      socket.destroy();
      reject(
        new Refusal(
          `The Redis at REDIS_URL (${at.hostname}:${port}) cannot be reached (${why}). Start it, correct REDIS_URL, or leave REDIS_URL out to run without Redis.`,
        ),
      );
    };
    socket.once('timeout', () => refuse('no answer'));
    socket.once('error', (error) => refuse(reason(error)));
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}

function parse(url, name, protocol) {
  const at = URL.canParse(url) ? new URL(url) : undefined;
  if (at && protocol.test(at.protocol) && at.hostname) return at;
  throw new Refusal(
    `${name} is not an address this program understands: it should look like ${name === 'REDIS_URL' ? 'redis://host:6379' : 'postgres://user:password@host:5432/database'}.`,
  );
}

function reason(error) {
  const code = error.code ?? error.errors?.[0]?.code;
  const known = {
    ECONNREFUSED: 'nobody listens there',
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'the host name cannot be looked up',
    ETIMEDOUT: 'no answer',
  };
  return known[code] ?? error.message;
}
