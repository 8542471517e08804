import net from 'node:net';
import { isFree, quietPort } from './ports.mjs';

test('a quiet port is free, and not among those that outgoing connections are given', async () => {
  const port = await quietPort();
  expect(await isFree(port)).toBe(true);
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const outgoing = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1');
  await new Promise((resolve) => outgoing.once('connect', resolve));
  expect(port).toBeLessThan(outgoing.localPort ?? 0);
  outgoing.destroy();
  server.close();
});
