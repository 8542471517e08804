import { Encoder, PacketType } from 'socket.io-parser';
import { PreparedEncoder, PreparedJson } from './prepared-json';

const body = { ok: true, head: 7, snapshot: { seller: 'HTX Yên Châu "A"' } };
const prepared = new PreparedJson(JSON.stringify(body));

test.each([
  ['an answer', { type: PacketType.ACK, nsp: '/live', id: 12 }, []],
  ['an event', { type: PacketType.EVENT, nsp: '/live' }, ['heartbeat']],
])('%s with a prepared body is encoded as socket.io encodes the body itself', (_, packet, before) => {
  const encode = (encoder: Encoder, last: unknown): unknown => encoder.encode({ ...packet, data: [...before, last] });
  expect(encode(new PreparedEncoder(), prepared)).toEqual(encode(new Encoder(), body));
  expect(encode(new PreparedEncoder(), body)).toEqual(encode(new Encoder(), body));
});
