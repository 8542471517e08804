import { REPEATABLE } from './idempotency.interceptor';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { nullableAsType } from './nullable';
import { ProblemDto } from './problem.dto';

/** The document that the page, the generated client and the fuzz tests are made from. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Mùa Vụ')
    .setDescription(
      'Matches what cooperatives in Sơn La have ready to harvest with what processors have contracted and buyers order. ' +
        'Every POST takes an Idempotency-Key, except those that sign in or hand a secret out; edits take If-Match. Quantities are whole kg, prices whole VND a kg, days are calendar days of Asia/Ho_Chi_Minh.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('sid')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  nullableAsType(document);
  for (const item of Object.values(document.paths)) {
    if (item.post && !(REPEATABLE in item.post)) item.post.parameters = [...(item.post.parameters ?? []), IDEMPOTENCY_KEY];
    if (item.patch) item.patch.parameters = [...(item.patch.parameters ?? []), IF_MATCH];
  }
  return document;
}

/** A header that every operation of one kind takes. */
type HeaderParameter = NonNullable<NonNullable<OpenAPIObject['paths'][string]['post']>['parameters']>[number];

const IDEMPOTENCY_KEY: HeaderParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Made when the draft begins and kept through every retry: the same key gives the same answer, and does its work once',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const IF_MATCH: HeaderParameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The version you saw, in quotes: an edit of something newer is refused with `version.stale`',
  schema: { type: 'string', examples: ['"3"'] },
};

/** Serves the document at /api/openapi.json and its page at /api/docs; made at the first visit, not at the start. */
export function serveOpenApi(app: INestApplication, document: () => OpenAPIObject): void {
  SwaggerModule.setup('api/docs', app, document, {
    customSiteTitle: 'Mùa Vụ: HTTP',
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
  });
}
