import type { EventEmitter } from 'node:events';
import type { INestApplication, WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { isObservable } from 'rxjs';
import type { Server, ServerOptions, Socket } from 'socket.io';
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
    server.engine.on('connection', (connection: EventEmitter) => void connection.on('packetCreate', asItIs));
    // socket.io always opens the root namespace; nobody asks there who comes in, so nobody may.
    server.of('/').use((_socket, next) => next(new Error('Invalid namespace')));
    return server;
  }

  /**
   * Answers each message with what its handler returns. Nest's own way is a chain of observables for each kind of message, socket and answer;
   * what its interceptors leave of one is heard directly.
   */
  override bindMessageHandlers(socket: Socket, handlers: WsMessageHandler[]): void {
    const failed = (error: unknown): void => this.logger.error(error);
    for (const { message, callback } of handlers) {
      socket.on(message, (...sent: unknown[]) => {
        const { data, ack } = this.mapPayload(sent.length > 1 ? sent : sent[0]);
        const hear = (answer: unknown): void => void (answer === undefined || ack?.(answer)); // nothing: a filter has told of the fault
        (callback(data) as Promise<unknown>).then((answer) => {
          if (isObservable(answer)) answer.subscribe({ next: hear, error: failed });
          else hear(answer);
        }, failed);
      });
    }
  }
}
