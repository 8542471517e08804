import type { LiveEvent } from '@live/live-event';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { upsertInto } from '../../shared/api/list-cache';
import { readAgain } from '../../shared/api/read-again';
import { readAll } from '../../shared/api/read-all';
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
