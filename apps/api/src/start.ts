import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { VersioningType } from '@nestjs/common';
import { environment, type Env } from './platform/config/env';
import { readBody } from './platform/http/body';
import { measure } from './platform/http/measure';
import { openApiDocument, serveOpenApi } from './platform/http/openapi';
import { serveAsyncApi } from './features/realtime/serve-asyncapi';
import type { OpenAPIObject } from '@nestjs/swagger';
import { checkOrigin } from './platform/http/origin';
import { beginAsStranger, traceRequest } from './platform/http/request-context';
import { asNobody, asProgram } from './platform/database/row-scope';
import { LiveAdapter } from './features/realtime/live-adapter';
import { shortLinks } from './platform/http/short-links';
import { securityTxt } from './platform/http/security-txt';
import { securityHeaders } from './platform/http/security-headers';
import { serveWeb } from './platform/http/web-client';
import { Clock } from './platform/clock/clock';
import { NestLog } from './platform/log/logger';
import { LOG } from './platform/log/log.module';
import { Metrics } from './platform/log/metrics';
import { chooseQueueBackend } from './platform/queue/queue-backend';

/**
 * Connections that may wait to be accepted: a crowd that was thrown out comes back within a second or two, while the program is still busy
 * starting. Whoever finds Node's own queue of 511 full is not refused but unheard, and tries again after one, three and seven seconds.
 */
const BACKLOG = 4_096;

/** A running program. */
export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the parts that ROLE asks for and listens. @throws Error when the environment is wrong or the port is taken */
export function start(): Promise<Running> {
  // What the program starts by itself (timers, workers) is its own work; what comes in over a connection begins with nobody.
  return asProgram('the program itself', startParts);
}

/** Loads every part of the program, and starts none. */
export function loadParts(): Promise<typeof import('./app.module.js')> {
  return import('./app.module.js');
}

async function startParts(): Promise<Running> {
  const env = environment();
  // BullMQ reads the backend when queues are registered, so the modules may only be loaded after the choice.
  chooseQueueBackend(env.redisUrl);
  const { AppModule } = await loadParts();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRole(env.role), {
    bodyParser: false,
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  app.useLogger(new NestLog(app.get(LOG)));
  dress(app, env);
  await app.init();
  const server = app.getHttpServer() as Server;
  await asNobody(() => listen(server, env));
  const { port } = server.address() as AddressInfo;
  return { url: `http://${env.host === '0.0.0.0' ? '127.0.0.1' : env.host}:${port}`, close: () => app.close() };
}

/** As Nest's own, with a longer queue of those who have not been let in yet. */
function listen(server: Server, { port, host }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** What stands between the network and the routes, outermost first. */
function dress(app: NestExpressApplication, env: Env): void {
  app.set('trust proxy', env.trustedProxies);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(
    traceRequest,
    measure(app.get(Metrics)),
    securityHeaders(env),
    securityTxt({ contact: env.securityContact, publicUrl: env.publicUrl }, app.get(Clock).now()),
    shortLinks,
    checkOrigin(env.allowedOrigins),
    readBody,
    beginAsStranger,
  );
  app.setGlobalPrefix('api', { exclude: ['livez', 'readyz', 'metrics', 'l/:short', 'l/:short/label'] });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  app.useWebSocketAdapter(new LiveAdapter(app, env));
  let description: OpenAPIObject | undefined;
  const http = (): OpenAPIObject => (description ??= openApiDocument(app));
  serveAsyncApi(app, http); // before the other page, whose address is the beginning of this one's
  serveOpenApi(app, http);
  if (env.webDist) serveWeb(app, env.webDist);
  const server = app.getHttpServer() as Server;
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  server.keepAliveTimeout = 5_000;
  server.maxHeadersCount = 60;
}
