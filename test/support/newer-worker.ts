import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A door before a site: the same site, and from a moment on with a worker of the phone that is not the one before. */
export interface NewerWorker {
  readonly url: string;
  /** What is asked for from now on is a newer version. */
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

/** Passes on what is asked over HTTP; sockets are not passed, so a page behind it says that it is not live. */
export async function newerWorker(site: string): Promise<NewerWorker> {
  let isReleased = false;
  const door = http.createServer((request, response) => {
    const isWorker = request.url === '/m-worker.js';
    // Whole and plain, whatever the browser has of it already: a newer one is another file.
    const { 'accept-encoding': _, 'if-none-match': _tag, 'if-modified-since': _since, ...plain } = request.headers;
    const headers = { ...(isWorker ? plain : request.headers), host: new URL(site).host };
    const onward = http.request(`${site}${request.url ?? '/'}`, { method: request.method, headers }, (answer) => {
      const { 'content-length': length, ...kept } = answer.headers;
      const isOther = isWorker && isReleased;
      response.writeHead(answer.statusCode ?? 502, isOther || length === undefined ? kept : answer.headers);
      answer.on('data', (part: Buffer) => response.write(part));
      answer.on('end', () => response.end(isOther ? '\n// a newer version' : undefined));
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    release: () => {
      isReleased = true;
    },
    close: () =>
      new Promise((resolve) => {
        door.closeAllConnections();
        door.close(() => resolve());
      }),
  };
}
