import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto';

/** The document that the page, the generated client and the fuzz tests are made from. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Mùa Vụ')
    .setDescription(
      'Matches what cooperatives in Sơn La have ready to harvest with what processors have contracted and buyers order. ' +
        'Every POST except signing in takes an Idempotency-Key; edits take If-Match. Quantities are whole kg, prices whole VND a kg, days are calendar days of Asia/Ho_Chi_Minh.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('sid')
    .build();
  return SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** Serves the document at /api/openapi.json and its page at /api/docs; made at the first visit, not at the start. */
export function serveOpenApi(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= openApiDocument(app)), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
}
