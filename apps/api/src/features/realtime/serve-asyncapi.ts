import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { asyncApiDocument } from './asyncapi';
import { asyncApiPage } from './asyncapi-page';

/** Serves the description of /live at /api/asyncapi.json and its page at /api/docs/live; made at the first visit, not at the start. */
export function serveAsyncApi(app: NestExpressApplication, http: () => OpenAPIObject): void {
  let document: string | undefined;
  let page: string | undefined;
  app.use('/api/asyncapi.json', (_request: Request, response: Response) => {
    response.type('application/json').send((document ??= JSON.stringify(asyncApiDocument(http()))));
  });
  app.use('/api/docs/live', (_request: Request, response: Response) => {
    response.type('text/html').send((page ??= asyncApiPage(http())));
  });
}
