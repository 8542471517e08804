import { Encoder, PacketType, type Packet } from 'socket.io-parser';

/** A body whose JSON was made once, for all who are sent the same one. */
export class PreparedJson {
  constructor(readonly text: string) {}
}

/** socket.io's own encoder, but for prepared bodies: making the text of a board anew for each of a crowd is most of what they cost. */
export class PreparedEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const body: unknown = Array.isArray(packet.data) ? packet.data.at(-1) : undefined;
    if (!(body instanceof PreparedJson)) return super.encode(packet);
    if (packet.type === PacketType.ACK) return [`${PacketType.ACK}${packet.nsp},${packet.id}[${body.text}]`];
    const [event] = packet.data as [string];
    return [`${PacketType.EVENT}${packet.nsp},[${JSON.stringify(event)},${body.text}]`];
  }
}
