import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { Env } from '../config/env';

/** Headers that tell a browser to trust nothing but us (RELIABILITY section 7, DESIGN section 9 decision 15). */
export function securityHeaders(env: Env): RequestHandler {
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Mantine sets positions and sizes through style attributes; a style attribute cannot run anything.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        // Text never becomes markup or code; apps/web/src/shared/trusted-types.ts is the one policy.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['default'],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: env.secureCookies ? { maxAge: 63_072_000, includeSubDomains: true } : false,
  });
  // The API page draws itself with inline styles and scripts of Swagger's own bundle.
  const docs = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        scriptSrc: ["'self'", "'unsafe-inline'"],
      },
    },
  });
  return (request, response, next) => {
    // Nobody's answers lie in a cache that others share; a route that says otherwise sets its own.
    if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
    (request.path.startsWith('/api/docs') ? docs : strict)(request, response, next);
  };
}
