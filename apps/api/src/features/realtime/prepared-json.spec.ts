import { Encoder, PacketType } from 'socket.io-parser';
import { asItIs, PreparedEncoder, PreparedJson, type PreparedPacket } from './prepared-json';
import { textFrame } from './text-frame';

const body = { ok: true, head: 7, snapshot: { seller: 'HTX Yên Châu "A"' } };
const prepared = new PreparedJson(JSON.stringify(body));

test.each([
  ['an answer', { type: PacketType.ACK, nsp: '/live', id: 12 }, []],
  ['an event', { type: PacketType.EVENT, nsp: '/live' }, ['heartbeat']],
])('%s with a prepared body is sent as socket.io sends the body itself', (_, packet, before) => {
  const encode = (encoder: Encoder, last: unknown): unknown[] => encoder.encode({ ...packet, data: [...before, last] });
  const [ours] = encode(new PreparedEncoder(), prepared) as [PreparedPacket];
  const [theirs] = encode(new Encoder(), body) as [string];
  expect(ours.text).toBe(theirs);
  expect(Buffer.concat(ours.frame)).toEqual(Buffer.concat(textFrame(`4${theirs}`, Buffer.alloc(0))));
  expect(ours.length).toBe(Buffer.byteLength(theirs));
  expect(encode(new PreparedEncoder(), body)).toEqual([theirs]);
});

test('engine.io is given the frame of a prepared packet, and makes its own of all others', () => {
  const [packet] = new PreparedEncoder().encode({ type: PacketType.EVENT, nsp: '/live', data: ['x', prepared] }) as [PreparedPacket];
  const [given, other] = [{ wsPreEncodedFrame: [] as Buffer[] }, {}];
  asItIs({ data: packet, options: given });
  asItIs({ data: '2["x"]', options: other });
  expect(given.wsPreEncodedFrame).toBe(packet.frame);
  expect(other).toEqual({});
});
