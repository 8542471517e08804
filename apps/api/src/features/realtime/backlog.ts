import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import { cutSocket, type Below } from './cut-socket';

/** Bytes of frames waiting for one client beyond which it is cut; it comes back and catches up from the log. */
const FRAMES_MAX = 1_048_576;
/** A client that has taken nothing of what waits for it for this long is cut, however little it is. */
const STUCK_MS = 10_000;

/** Answers on their way to a client, by stream: what it asked for itself is not held against it, once a stream. */
const answers = new WeakMap<Socket, Map<string, number>>();

/**
 * Notes that an answer is about to be sent. A board may be larger than the bound, and a phone that takes half a minute for it would be cut at
 * the next frame, come back, ask for the board, and be cut again. Who asks again and again is allowed no more than one answer a stream.
 */
export function allowAnswer(socket: Socket, stream: string, bytes: number): void {
  const { transport } = socket.conn as unknown as Below;
  const known = answers.get(socket);
  if (known) return void known.set(stream, bytes);
  answers.set(socket, new Map([[stream, bytes]]));
  const drained = (): void => {
    if ((socket.conn as unknown as Below).writeBuffer?.length) return; // only what was sent before is through
    answers.delete(socket);
    transport?.off?.('drain', drained);
  };
  transport?.on?.('drain', drained);
}

/** Says whether more waits for a client than it may leave unread. One that keeps up costs a single comparison. */
export function isTooFarBehind(socket: Socket): boolean {
  if ((socket.conn as unknown as Below).transport?.writable === true) return false;
  const bytes = backlogOf(socket);
  if (bytes <= FRAMES_MAX) return false;
  let allowed = FRAMES_MAX;
  for (const answer of answers.get(socket)?.values() ?? []) allowed += answer;
  return bytes > allowed;
}

/** Cuts a client that takes nothing, even if what waits for it is within its bound. Must be called while the handshake's request is there. */
export function cutWhenStuck(socket: Socket, cut: () => void): void {
  const { socket: wire } = socket.conn.request as IncomingMessage;
  // Node counts a write of which a part went through as a sign of life: a slow line is not a dead one.
  wire.setTimeout(STUCK_MS);
  (wire as EventEmitter).on('timeout', () => {
    if ((socket.conn as unknown as Below).transport?.writable !== false) return; // nothing waits: it is silent, not stuck
    cut();
    cutSocket(socket);
  });
}

/** Bytes that the operating system has not yet taken for this client. Nothing for a client that keeps up. */
function backlogOf(socket: Socket): number {
  const { writeBuffer = [], transport } = socket.conn as unknown as Below;
  let bytes = transport?.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) bytes += data?.length ?? 0;
  return bytes;
}
