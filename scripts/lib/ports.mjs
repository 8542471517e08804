import fs from 'node:fs';
import net from 'node:net';

const RANGE = '/proc/sys/net/ipv4/ip_local_port_range';
/** Where Linux begins to take ports for outgoing connections unless it says otherwise; other systems begin later. */
const OUTGOING_FROM = 32_768;
const QUIET_FROM = 12_000;
/** Below this little room a system has been set up by hand. */
const ROOM_MIN = 1_000;

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort() {
  const server = await listen(0, '127.0.0.1');
  const { port } = server.address();
  await close(server);
  return port;
}

/**
 * A free port for a server that will be started again on it. Outgoing connections never get it: whoever waits for a dead server tries its
 * port again and again, and among the ports of outgoing connections one of these tries is in time given that very port and meets itself.
 */
export async function quietPort() {
  const to = fs.existsSync(RANGE) ? parseInt(fs.readFileSync(RANGE, 'utf8'), 10) : OUTGOING_FROM;
  const room = Math.min(to, OUTGOING_FROM) - QUIET_FROM;
  for (let attempt = 0; room >= ROOM_MIN && attempt < 20; attempt += 1) {
    const port = QUIET_FROM + Math.floor(Math.random() * room);
    if (await isFree(port)) return port;
  }
  return freePort();
}

/** Says whether we could listen there now. 0 always can. */
export async function isFree(port, host = '127.0.0.1') {
  try {
    await close(await listen(port, host));
    return true;
  } catch (error) {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return false;
    throw error;
  }
}

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

const close = (server) => new Promise((resolve) => server.close(resolve));
