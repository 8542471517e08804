import type { Socket } from 'socket.io';

/** What lies below a socket: engine.io keeps packets in `writeBuffer` until the last write is through, ws what the system has not yet taken. */
export interface Below {
  readonly writeBuffer?: readonly { readonly data?: { readonly length: number } }[];
  readonly transport?: {
    readonly writable?: boolean;
    on?(event: 'drain', listen: () => void): void;
    off?(event: 'drain', listen: () => void): void;
    readonly socket?: { readonly bufferedAmount?: number; terminate?(): void };
  };
}

/**
 * Cuts a socket now. socket.io would first send what still waits for it: a client that does not read would keep its place and its
 * backlog until a ping is missed, and one that has lost its session would still be told the rest.
 */
export function cutSocket(socket: Socket): void {
  const { writeBuffer = [], transport } = socket.conn as unknown as Below;
  const isWaiting = writeBuffer.length > 0 || (transport?.socket?.bufferedAmount ?? 0) > 0;
  socket.disconnect(true);
  if (isWaiting) transport?.socket?.terminate?.();
}
