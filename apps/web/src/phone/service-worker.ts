/// <reference lib="webworker" />
import { matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { flushOutbox } from '../shared/offline/outbox';
import { sendOffer } from '../shared/offline/send-offer';
import { answerPush } from '../shared/push/answer-push';
import { addressOnPhone } from './notice-address';
import { pathOf, screenOf } from './route';

declare const self: ServiceWorkerGlobalScope;
/** Pages and the whole import closure of the entry, put here by the build. */
declare const PRECACHE: { url: string; revision: string | null }[];

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

precacheAndRoute(PRECACHE, { cleanURLs: false });

// A page of the phone from what is kept here: the address decides which, the network is not asked.
registerRoute(
  new NavigationRoute(
    async ({ request }) => (await matchPrecache(`/m/${screenOf(new URL(request.url).pathname)}.html`)) ?? fetch(request),
    { allowlist: [/^\/m(\/|$)/] },
  ),
);

answerPush(self, { leadsTo: addressOnPhone, list: pathOf('notices') });

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

/** Where the browser can, it wakes us when the signal returns, even with every page closed. */
self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent;
  if (sync.tag === 'outbox') sync.waitUntil(flushOwn());
});

async function flushOwn(): Promise<void> {
  const answer = await fetch('/api/v1/sessions/current', { credentials: 'same-origin' });
  if (!answer.ok) return;
  const { organisation } = (await answer.json()) as { organisation: { id: string } };
  await flushOutbox(organisation.id, sendOffer);
}
