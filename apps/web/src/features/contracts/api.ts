import type { LiveEvent } from '@live/live-event';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { upsertInto } from '../../shared/api/list-cache';
import { readAgain } from '../../shared/api/read-again';
import { readAll } from '../../shared/api/read-all';
import type { components } from '../../shared/api/schema.gen';
import type { CallOff, Contract, MakeCallOff, Trade } from '../../shared/api/views';

/** The contracts that the organisation is a party to. */
export const contractsQuery = queryOptions({
  queryKey: ['contracts'],
  queryFn: () =>
    readAll((cursor) =>
      bodyOf(api.GET('/api/v1/contracts', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })),
    ),
});

/** One contract's call-offs, newest first. */
export const callOffsQuery = (contractId: string) =>
  queryOptions({
    queryKey: ['call-offs', contractId],
    queryFn: () =>
      readAll((cursor) =>
        bodyOf(
          api.GET('/api/v1/contracts/{contractId}/call-offs', {
            params: { path: { contractId }, query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } },
          }),
        ),
      ),
  });

export type CallOffSeries = components['schemas']['CallOffSeriesDto'];

/** The same weight on chosen days of the week: all of them or none. */
export async function makeSeries(contractId: string, body: CallOffSeries, key: string): Promise<CallOff[]> {
  const made = await bodyOf(
    api.POST('/api/v1/contracts/{contractId}/call-offs/series', {
      body,
      params: { path: { contractId }, header: { 'Idempotency-Key': key } },
    }),
  );
  return made.items;
}

export function makeCallOff(contractId: string, body: MakeCallOff, key: string): Promise<CallOff> {
  return bodyOf(
    api.POST('/api/v1/contracts/{contractId}/call-offs', { body, params: { path: { contractId }, header: { 'Idempotency-Key': key } } }),
  );
}

/** Call-offs above what the contract gives unasked: they wait for the cooperative's word. */
export const waitingCallOffsQuery = queryOptions({
  queryKey: ['call-offs', 'waiting'],
  queryFn: async (): Promise<CallOff[]> => (await bodyOf(api.GET('/api/v1/call-offs/waiting'))).items,
});

export function approveCallOff(id: string, key: string): Promise<CallOff> {
  return bodyOf(api.POST('/api/v1/call-offs/{id}/approval', { body: {}, params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

export function declineCallOff(id: string, key: string): Promise<CallOff> {
  return bodyOf(api.POST('/api/v1/call-offs/{id}/refusal', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** @param version what the person saw: somebody's newer change is refused with `version.stale`, not written over */
export function amendCallOff(id: string, version: number, body: { kg: number; deliverOn: string }): Promise<CallOff> {
  return bodyOf(api.PATCH('/api/v1/call-offs/{id}', { body, params: { path: { id }, header: { 'If-Match': `"${version}"` } } }));
}

/** The versions of a contract, oldest first, each with what it changed. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['contract-versions', id],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/contracts/{id}/versions', { params: { path: { id } } }))).items,
  });

/** Signs the text that stood on the screen. */
export async function signVersion(id: string, seen: { version: number; termsHash: string }, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/contracts/{id}/signatures', { body: seen, params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** The cooperative's answer to a call-off above the band: so many kilograms, or none. */
export function answerCallOff(id: string, kg: number | null, key: string): Promise<CallOff> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return kg === null
    ? bodyOf(api.POST('/api/v1/call-offs/{id}/refusal', { params }))
    : bodyOf(api.POST('/api/v1/call-offs/{id}/approval', { params, body: { kg } }));
}

/** Call-offs bring their contract with them; a trade under a contract moves kg in both, so both are read again. */
export function applyContractEvent(cache: QueryClient, event: LiveEvent): void {
  if (event.name.startsWith('contract.') || event.name.startsWith('call_off.')) {
    const { contract, callOff } = event.body as { contract?: Contract; callOff?: CallOff };
    if (contract !== undefined) upsertInto(cache, contractsQuery.queryKey, contract);
    if (contract !== undefined && event.name.startsWith('contract.')) readAgain(cache, versionsQuery(contract.id).queryKey);
    if (contract !== undefined && event.name.startsWith('contract.force_')) readAgain(cache, claimsQuery(contract.id).queryKey);
    if (callOff !== undefined) upsertInto(cache, callOffsQuery(callOff.contractId).queryKey, callOff);
    readAgain(cache, waitingCallOffsQuery.queryKey);
    return;
  }
  if (!event.name.startsWith('trade.')) return;
  const { trade } = event.body as { trade: Trade };
  if (trade.contractId === null) return;
  readAgain(cache, contractsQuery.queryKey);
  readAgain(cache, callOffsQuery(trade.contractId).queryKey);
}

/** Whom a contract could be written with, by a part of the name. */
export const partnersQuery = (text: string) =>
  queryOptions({
    queryKey: ['contract-partners', text],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/contract-partners', { params: { query: { text } } }))).items,
  });

export type DraftContract = components['schemas']['DraftContractDto'];
type Terms = DraftContract['terms'];

/** Writes a draft and offers it to the other side, in one go. */
export async function offerContract(body: DraftContract, key: string): Promise<string> {
  const drafted = await bodyOf(api.POST('/api/v1/contracts/drafts', { body, params: { header: { 'Idempotency-Key': key } } }));
  const { id } = drafted.contract;
  await bodyOf(
    api.POST('/api/v1/contracts/{id}/offering', {
      params: { path: { id }, header: { 'Idempotency-Key': `${key.slice(0, 24)}${OFFERING}` } },
    }),
  );
  return id;
}

/** Writes a draft anew. @param seenHash of the text it was written over: another text by now is refused with `contract.terms_changed` */
export async function rewriteDraft(id: string, seenHash: string, terms: Terms): Promise<void> {
  const params = { path: { id }, header: { 'If-Match': `"${seenHash}"` } };
  await bodyOf(api.PATCH('/api/v1/contracts/{id}/draft', { body: { termsHash: seenHash, terms }, params }));
}

/** Puts a draft to the other side. */
export async function offerDraft(id: string, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/contracts/{id}/offering', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** Takes an offered contract back to a draft, to be written anew. */
export async function recallDraft(id: string, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/contracts/{id}/recall', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** The end of the key of the second step: the same each time the first is repeated. */
const OFFERING = '0ffe00000000';

export async function proposeAmendment(id: string, terms: Terms, key: string): Promise<void> {
  await bodyOf(
    api.POST('/api/v1/contracts/{id}/amendments', { body: { terms }, params: { path: { id }, header: { 'Idempotency-Key': key } } }),
  );
}

/** Takes back the version that waits for signatures. */
export async function withdrawVersion(id: string, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/contracts/{id}/withdrawal', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

/** How reliable a party has been, in basis points. */
export const reliabilityQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['reliability', organisationId],
    queryFn: () => bodyOf(api.GET('/api/v1/organisations/{id}/reliability', { params: { path: { id: organisationId } } })),
  });

/** What either side says has struck under a contract. */
export const claimsQuery = (id: string) =>
  queryOptions({
    queryKey: ['force-majeure', id],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/contracts/{id}/force-majeure', { params: { path: { id } } }))).items,
  });

export async function claimForce(id: string, body: { cause: string; from: string; to: string }, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/contracts/{id}/force-majeure', { body, params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

export async function agreeForce(id: string, claimId: string, key: string): Promise<void> {
  await bodyOf(
    api.POST('/api/v1/contracts/{id}/force-majeure/{claimId}/agreement', {
      params: { path: { id, claimId }, header: { 'Idempotency-Key': key } },
    }),
  );
}
