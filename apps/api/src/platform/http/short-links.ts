import type { RequestHandler } from 'express';
import { idOfShort } from '@domain/shared/short-id';

/** Pages of the client by the first letter of their short address; a lot's page is written by the server itself. */
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  o: (id) => `/orders#${id}`,
  c: (id) => `/contracts/${id}`,
  t: (id) => `/trades/${id}`,
};

/** Leads a short address to its page. What may be seen there is the page's business: the address says nothing of it. */
export const shortLinks: RequestHandler = (request, response, next) => {
  const [, letter = '', short = ''] = /^\/([oct])\/([0-9A-Za-z]{22})$/.exec(request.path) ?? [];
  const id = idOfShort(short);
  const page = PAGES[letter];
  if (id === null || page === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
  response.redirect(302, page(id));
};
