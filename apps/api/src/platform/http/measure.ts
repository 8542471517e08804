import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from '../log/metrics';

/** Counts and times every request by its route, never by its path: ids would make a series each. */
export function measure(metrics: Metrics): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const end = metrics.httpSeconds.startTimer({ method: request.method });
    response.once('finish', () =>
      end({ route: (request.route as { path?: string } | undefined)?.path ?? 'none', status: String(response.statusCode) }),
    );
    next();
  };
}
