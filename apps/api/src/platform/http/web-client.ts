import compression from 'compression';
import sirv from 'sirv';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { phonePages } from './phone-pages';

/** Addresses that belong to the server; everything else is a page of the client, whose router reads the path. */
const OURS = /^\/(api|socket\.io|livez|readyz|metrics|l)(\/|$)/;
/** File names under /assets carry a hash of their content, so they may be kept for a year. */
const HASHED = /^\/assets\//;

/** Serves the built client from one folder: hashed files for ever, pages always asked again. */
export function serveWeb(app: NestExpressApplication, folder: string): void {
  const files = sirv(folder, {
    single: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  const squeeze = compression();
  const phone = phonePages(folder);
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (OURS.test(request.path) || (request.method !== 'GET' && request.method !== 'HEAD')) next();
    else squeeze(request, response, () => phone(request, response, () => files(request, response, next)));
  });
}
