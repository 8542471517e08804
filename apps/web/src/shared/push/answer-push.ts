/// <reference lib="webworker" />
import type { PushMessage } from '@domain/across/notices/push-message';

/** Where a tap leads. */
export type LeadsTo = (message: Pick<PushMessage, 'rule' | 'about'>) => string;

interface Entry {
  readonly leadsTo: LeadsTo;
  /** Where many at once lead. */
  readonly list: string;
}

/** Shows what comes from the server while no page is open, and opens its page at a tap. For service workers. */
export function answerPush(scope: ServiceWorkerGlobalScope, entry: Entry): void {
  scope.addEventListener('push', (event) => event.waitUntil(show(scope, event.data?.json() as PushMessage | undefined, entry)));
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open(scope, (event.notification.data as { address: string }).address));
  });
  scope.addEventListener('pushsubscriptionchange', (event) => (event as ExtendableEvent).waitUntil(renew(scope, event as PushChange)));
}

/** The browser has changed where it takes messages. */
interface PushChange extends ExtendableEvent {
  readonly oldSubscription?: PushSubscription | null;
  readonly newSubscription?: PushSubscription | null;
}

async function show(scope: ServiceWorkerGlobalScope, message: PushMessage | undefined, { leadsTo, list }: Entry): Promise<void> {
  // A browser shows something of its own for a message that shows nothing.
  if (message === undefined) return;
  const { id, title, body, language, at, count, needsAnswer } = message;
  const more = { renotify: true, timestamp: Date.parse(at) };
  await scope.registration.showNotification(title, {
    body,
    tag: id,
    lang: language,
    icon: '/mark-192.png',
    badge: '/mark-192.png',
    requireInteraction: needsAnswer,
    data: { address: count > 1 ? list : leadsTo(message) },
    ...more,
  });
}

/** The page if it is open already: nothing that somebody types elsewhere is left for it. */
async function open(scope: ServiceWorkerGlobalScope, address: string): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((one) => new URL(one.url).pathname === address);
  await (there === undefined ? scope.clients.openWindow(address) : there.focus());
}

async function renew(scope: ServiceWorkerGlobalScope, { oldSubscription, newSubscription }: PushChange): Promise<void> {
  const applicationServerKey = oldSubscription?.options.applicationServerKey;
  if (newSubscription == null && applicationServerKey == null) return;
  const now =
    newSubscription ??
    (await scope.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: applicationServerKey ?? null }));
  const { endpoint, keys } = now.toJSON();
  const language = scope.navigator.language.startsWith('en') ? 'en' : 'vi';
  await fetch('/api/v1/push/devices', {
    method: 'PUT',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'], language }),
  });
}
