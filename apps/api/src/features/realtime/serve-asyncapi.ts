import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { asyncApiDocument } from './asyncapi';

/** Serves the description of /live at /api/asyncapi.json; made at the first visit, not at the start. */
export function serveAsyncApi(app: NestExpressApplication, http: () => OpenAPIObject): void {
  let document: string | undefined;
  app.use('/api/asyncapi.json', (_request: Request, response: Response) => {
    response.type('application/json').send((document ??= JSON.stringify(asyncApiDocument(http()))));
  });
}
