import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { LOG } from '../log/log.module';
import { faultOf } from './fault';
import { problemOf } from './problem';
import type { TracedRequest } from './request-context';

/** Turns everything thrown on the way into problem+json. Says nothing of our insides. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<TracedRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return;
    const fault = faultOf(error);
    if (!fault)
      this.log.error(
        { requestId: request.requestId, method: request.method, path: request.path, stack: (error as Error).stack },
        'a request failed',
      );
    const problem = problemOf(fault ?? { code: 'server.failed', facts: {} }, request.requestId, request.get('accept-language'));
    if (problem.transient) response.setHeader('Retry-After', String(problem.facts?.['retryAfterSeconds'] ?? 1));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
