import type { EventEmitter } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { Decoder } from 'socket.io-parser';
import type { Env } from '../../platform/config/env';
import { originAllowed } from '../../platform/http/origin';
import { asItIs, PreparedEncoder } from './prepared-json';

/**
 * socket.io as this program needs it: websocket only, small frames, no compression (it costs five times the CPU of sending),
 * and no recovery of its own, which would let a revoked session back in without asking.
 */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplication,
    private readonly env: Env,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      allowEIO3: false,
      serveClient: false,
      maxHttpBufferSize: 65_536,
      perMessageDeflate: false,
      httpCompression: false,
      pingInterval: 25_000,
      pingTimeout: 20_000,
      connectTimeout: 10_000,
      cookie: false,
      parser: { Encoder: PreparedEncoder, Decoder },
      // CORS does not guard websockets: a browser sends the cookie with any site's handshake, so the origin is checked here.
      allowRequest: (request, decide) => decide(null, originAllowed(request.headers.origin, request.headers.host, this.env.allowedOrigins)),
    } as ServerOptions);
    this.asOneWrite();
    server.engine.on('connection', (connection: EventEmitter) => void connection.on('packetCreate', asItIs));
    // socket.io always opens the root namespace; nobody asks there who comes in, so nobody may.
    server.of('/').use((_socket, next) => next(new Error('Invalid namespace')));
    return server;
  }

  /** Nest's own listeners on each socket: the gateway listens itself. */
  override bindClientConnect(): void {
    return;
  }

  /** The answer to the upgrade and the first packet leave in one write: of what a socket costs to come in, writes are the greater part. */
  private asOneWrite(): void {
    (this.httpServer as HttpServer).prependListener('upgrade', (_request, socket: Duplex) => {
      socket.cork();
      // engine.io says its first word one promise after its listener, which comes after this one.
      process.nextTick(() => queueMicrotask(() => socket.uncork()));
    });
  }
}
