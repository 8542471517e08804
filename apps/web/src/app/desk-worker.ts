/// <reference lib="webworker" />
import { addressOf } from '../features/notices/notice-address';
import { answerPush } from '../shared/push/answer-push';

declare const self: ServiceWorkerGlobalScope;

// The desk keeps nothing for when there is no signal: its worker only rings. It is there once somebody has turned that on.
answerPush(self, { leadsTo: addressOf, list: '/notices' });
