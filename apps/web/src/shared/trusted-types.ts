/** The browser's own gate before whatever could run as a script (TypeScript's library does not know it yet). */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

/**
 * The page's one policy: scripts of our own address may be started (the service worker, the workers), text never becomes markup or code.
 * The server's Content-Security-Policy lets no other policy be made. Must run before anything else of the page.
 */
const gate = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
gate?.createPolicy('default', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('a script of another address');
    return url;
  },
});
