/** The program that the page shows: it is run as it stands there by a spec. */
export const LISTEN_EXAMPLE = `// npm install socket.io-client
// node listen.js http://localhost:3000 trader-001@demo.muavu.vn duoc-mua-duoc-gia-trader-001 market:mango
const { io } = require('socket.io-client');
const [origin, name, password, stream] = process.argv.slice(2);
let last = null; // the number of the last event: keep it, and after a restart you are given just what you missed

async function main() {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(origin + '/api/v1/sessions', { method: 'POST', headers, body: JSON.stringify({ name, password }) });
  if (!answer.ok) throw new Error(await answer.text());
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const socket = io(origin + '/live', { transports: ['websocket'], extraHeaders: { cookie } });

  const watch = () => socket.emit('watch', { stream, after: last }, (start) => {
    if (!start.ok) return console.error(start.problem.code, start.problem.detailEn);
    if (start.snapshot !== undefined) {
      last = start.head; // the state at that number; null for an organisation: read its lists over HTTP
      console.log(JSON.stringify({ head: start.head, snapshot: start.snapshot }));
    }
    take(start.events ?? []);
    if (last < start.head) watch(); // there was more than one answer holds
  });
  const take = (events) => {
    for (const event of events) {
      if (last === null || event.number > last + 1) return watch(); // a gap
      if (event.number <= last) continue; // a repeat
      last = event.number;
      console.log(JSON.stringify(event));
    }
  };

  socket.on('connect', watch); // also after every break
  socket.on('events', (frame) => take(frame.events));
  socket.on('heartbeat', ({ heads }) => last !== null && heads[stream] > last && watch());
  socket.on('disconnect', (why) => why === 'io server disconnect' && setTimeout(() => socket.connect(), 1000));
  socket.on('connect_error', (error) => console.error(error.message)); // session.expired: sign in again
}
main();
`;
