import { Encoder, PacketType, type Packet } from 'socket.io-parser';
import { textFrame } from './text-frame';

/** engine.io's mark of a message, before socket.io's packet. */
const ENGINE_MESSAGE = '4';

/** A body whose JSON was made once, for all who are sent the same one. */
export class PreparedJson {
  private bytes: Buffer | undefined;

  constructor(readonly text: string) {}

  /** Bytes of the text. */
  get length(): number {
    return this.ending.length - 1;
  }

  /** The text and the bracket that ends every packet, as bytes: made once. */
  get ending(): Buffer {
    return (this.bytes ??= Buffer.from(`${this.text}]`));
  }
}

/** A packet of socket.io whose body is prepared. Sent to many, it is the same websocket frame for all. */
export class PreparedPacket {
  private bytes: Buffer[] | undefined;

  constructor(
    readonly start: string,
    private readonly body: PreparedJson,
  ) {}

  /** The packet as socket.io's own encoder writes it. */
  get text(): string {
    return `${this.start}${this.body.text}]`;
  }

  /** Bytes that wait for a client until they are written. */
  get length(): number {
    return this.start.length + this.body.ending.length;
  }

  /** The websocket frame: made once. */
  get frame(): Buffer[] {
    return (this.bytes ??= textFrame(`${ENGINE_MESSAGE}${this.start}`, this.body.ending));
  }
}

/** socket.io's own encoder, but for prepared bodies: making the text of a board anew for each of a crowd is most of what they cost. */
export class PreparedEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const body: unknown = Array.isArray(packet.data) ? packet.data.at(-1) : undefined;
    if (!(body instanceof PreparedJson)) return super.encode(packet);
    if (packet.type === PacketType.ACK) return [new PreparedPacket(`${PacketType.ACK}${packet.nsp},${packet.id}[`, body)];
    return [preparedEvent(packet.nsp, (packet.data as [string])[0], body)];
  }
}

/** An event of a namespace with a prepared body. */
export function preparedEvent(namespace: string, event: string, body: PreparedJson): PreparedPacket {
  return new PreparedPacket(`${PacketType.EVENT}${namespace},[${JSON.stringify(event)},`, body);
}

/** What engine.io is about to send, as it shows it before it does. */
interface SentPacket {
  readonly data?: unknown;
  readonly options?: { wsPreEncodedFrame?: Buffer[] };
}

/** Listener of `packetCreate` of engine.io: a prepared packet is written as the frame it is. */
export function asItIs({ data, options }: SentPacket): void {
  if (options && data instanceof PreparedPacket) options.wsPreEncodedFrame = data.frame;
}
