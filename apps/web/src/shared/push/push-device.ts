import { api, bodyOf } from '../api/client';
import type { Session } from '../api/views';
import type { Language } from '../format/language';
import { ringFor, ringForNobody } from './push-flag';

/** What this browser can do: nothing, nothing any more (the person said no), or ring. */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on';

/** Each entry has a worker of its own; the phone's keeps its pages too. */
const worker = (): { url: string; scope: string } =>
  location.pathname.startsWith('/m/') ? { url: '/m-worker.js', scope: '/m/' } : { url: '/d-worker.js', scope: '/' };

const isAble = (): boolean => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  const { scope } = worker();
  const all = await navigator.serviceWorker.getRegistrations();
  return all.find((one) => new URL(one.scope).pathname === scope);
}

export async function pushState(): Promise<PushState> {
  if (!isAble()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  const subscription = await (await registered())?.pushManager.getSubscription();
  return subscription != null && Notification.permission === 'granted' ? 'on' : 'off';
}

/** The browser could not reach its own push service. */
export class NoPushService extends Error {}

/** Asks the person, then the browser, then tells the server. Only ever called from a button. @throws NoPushService, Refusal */
export async function turnOn(publicKey: string, session: Session, language: Language): Promise<PushState> {
  const said = await Notification.requestPermission();
  if (said !== 'granted') return said === 'denied' ? 'denied' : 'off';
  const { url, scope } = worker();
  await navigator.serviceWorker.register(url, { scope });
  const { pushManager } = await navigator.serviceWorker.ready;
  // One that was made for another key of this site is of no use any more.
  await (await pushManager.getSubscription())?.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }).catch(() => {
    throw new NoPushService();
  });
  await say(subscription, language);
  ringFor(session.member.id, session.id);
  return 'on';
}

/** This browser is silent from now on; the server finds out by itself when it cannot be told. */
export async function turnOff(): Promise<void> {
  ringForNobody();
  if (!isAble()) return;
  for (const { pushManager } of await navigator.serviceWorker.getRegistrations())
    await (await pushManager.getSubscription())?.unsubscribe();
}

/** A new session of the same person rings on; somebody else's does not. */
export async function renew(session: Session, mine: boolean, language: Language): Promise<void> {
  const subscription = mine ? await (await registered())?.pushManager.getSubscription() : null;
  if (subscription == null || Notification.permission !== 'granted') return turnOff();
  await say(subscription, language);
  ringFor(session.member.id, session.id);
}

/** Takes what has been looked at off the screen of the device. */
export async function closeShown(ids: readonly string[]): Promise<void> {
  for (const one of await navigator.serviceWorker.getRegistrations())
    for (const shown of await one.getNotifications()) if (ids.includes(shown.tag)) shown.close();
}

async function say(subscription: PushSubscription, language: Language): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  const body = { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '', language };
  await bodyOf(api.PUT('/api/v1/push/devices', { body }));
}
