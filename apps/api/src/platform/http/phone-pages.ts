import fs from 'node:fs';
import path from 'node:path';
import type { Request, RequestHandler } from 'express';
import { readCookie, sessionCookieName } from './cookie';

const PHONE = /^\/m(\/|$)/;
const SCREENS = new Set(['sell', 'mine', 'prices', 'notices', 'call-offs']);

/** A phone, by its own word or, from browsers that do not say, by their name. */
const isPhone = (request: Request): boolean =>
  request.get('sec-ch-ua-mobile') === '?1' || /\bMobi|Android.+Chrome/.test(request.get('user-agent') ?? '');

const isSignedIn = (request: Request): boolean =>
  [true, false].some((secure) => readCookie(request.get('cookie'), sessionCookieName(secure)) !== undefined);

/**
 * The phone's pages, each written out as HTML by the build with its styles inside: the one whose screen the address
 * names, or the sign-in for somebody without a session. Their policy allows exactly those styles, by their hash.
 */
export function phonePages(folder: string): RequestHandler {
  const pages = path.join(folder, 'm');
  const hashFile = path.join(pages, 'styles.sha256');
  if (!fs.existsSync(hashFile)) return (_request, _response, next) => next();
  const styles = fs.readFileSync(hashFile, 'utf8').trim();
  const read = (name: string): string => fs.readFileSync(path.join(pages, `${name}.html`), 'utf8');
  const html = new Map([...SCREENS, 'sign-in'].map((name) => [name, read(name)]));
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (request.path === '/' && isPhone(request)) {
      response.setHeader('Vary', 'Sec-CH-UA-Mobile, User-Agent');
      return response.redirect(302, '/m/mine');
    }
    const named = /^\/m\/([\w-]+)\.html$/.exec(request.path)?.[1];
    if (!PHONE.test(request.path)) return next();
    const asked = named ?? request.path.split('/')[2] ?? '';
    const screen = SCREENS.has(asked) || named === 'sign-in' ? asked : 'mine';
    // The service worker keeps each page by its file's name and must get that one, whoever is signed in.
    const page = named === undefined && !isSignedIn(request) ? 'sign-in' : screen;
    const policy = String(response.getHeader('Content-Security-Policy') ?? '');
    response.setHeader('Content-Security-Policy', policy.replace(/style-src 'self'/, `style-src 'self' '${styles}'`));
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(html.get(page));
  };
}
