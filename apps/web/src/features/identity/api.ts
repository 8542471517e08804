import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';
import type { Session } from '../../shared/api/views';

type Schemas = components['schemas'];
export type ListedSession = Schemas['ListedSessionView'];
export type Member = Schemas['MemberView'];
export type Role = Schemas['Role'];
export type OrganisationCard = Schemas['OrganisationCardView'];
export type OrganisationState = Schemas['OrganisationState'];
export type ApiKey = Schemas['ApiKeyView'];
export type AuditEntry = Schemas['AuditEntryView'];
export type Ring = Schemas['RingView'];
export type RingList = Schemas['RingList'];

export const sessionsQuery = queryOptions({
  queryKey: ['people', 'sessions'],
  queryFn: async () => (await bodyOf(api.GET('/api/v1/sessions'))).items,
});
export const endSession = (id: string) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } });
export const endOtherSessions = () => api.DELETE('/api/v1/sessions');
export const switchTo = (organisationId: string): Promise<Session> =>
  bodyOf(api.POST('/api/v1/sessions/current/organisation', { body: { organisationId } }));
export const actFor = (organisationId: string): Promise<Session> =>
  bodyOf(api.POST('/api/v1/sessions/current/behalf', { body: { organisationId } }));
export const proveAgain = (shown: { password?: string; code?: string }): Promise<Session> =>
  bodyOf(api.POST('/api/v1/sessions/current/proof', { body: shown }));

export const changePassword = (old: string, fresh: string) => api.POST('/api/v1/profile/password', { body: { old, fresh } });
export const beginSecondFactor = () => bodyOf(api.POST('/api/v1/profile/second-factor'));
export const turnSecondFactorOn = (code: string) => api.POST('/api/v1/profile/second-factor/confirmation', { body: { code } });
export const turnSecondFactorOff = () => api.DELETE('/api/v1/profile/second-factor');
export const eraseMe = () => api.DELETE('/api/v1/profile');

export const organisationQuery = queryOptions({
  queryKey: ['people', 'organisation'],
  queryFn: () => bodyOf(api.GET('/api/v1/organisation')),
});
export const membersQuery = queryOptions({ queryKey: ['people', 'members'], queryFn: () => bodyOf(api.GET('/api/v1/members')) });
export const invitationsQuery = queryOptions({
  queryKey: ['people', 'invitations'],
  queryFn: async () => (await bodyOf(api.GET('/api/v1/invitations'))).items,
});
export const changeRole = (id: string, role: Role) => api.PUT('/api/v1/members/{id}/role', { params: { path: { id } }, body: { role } });
export const removeMember = (id: string) => api.DELETE('/api/v1/members/{id}', { params: { path: { id } } });
export const resetPasswordOf = (id: string) => bodyOf(api.POST('/api/v1/members/{id}/password-reset', { params: { path: { id } } }));
export const invite = (role: Role, note: string) => bodyOf(api.POST('/api/v1/invitations', { body: { role, note } }));
export const revokeInvitation = (id: string) => api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } });

export const apiKeysQuery = queryOptions({ queryKey: ['people', 'api-keys'], queryFn: () => bodyOf(api.GET('/api/v1/api-keys')) });
export const makeApiKey = (body: Schemas['MakeApiKeyDto']) => bodyOf(api.POST('/api/v1/api-keys', { body }));
export const rotateApiKey = (id: string) => bodyOf(api.POST('/api/v1/api-keys/{id}/rotation', { params: { path: { id } } }));
export const revokeApiKey = (id: string) => api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } });

export const readInvitation = (token: string) => bodyOf(api.POST('/api/v1/invitations/reading', { body: { token } }));
export const acceptInvitation = (body: Schemas['AcceptInvitationDto']) => api.POST('/api/v1/invitations/acceptance', { body });
export const wishPassword = (name: string) => api.POST('/api/v1/password-wishes', { body: { name } });
export const setPasswordByLink = (token: string, password: string) => api.POST('/api/v1/password-resets', { body: { token, password } });
export const applyFor = (body: Schemas['ApplyDto']) => api.POST('/api/v1/applications', { body });

export const organisationsQuery = (state: OrganisationState, text: string) =>
  queryOptions({
    queryKey: ['people', 'organisations', state, text],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/organisations', { params: { query: { state, text, limit: 50 } } }))).items,
  });
export const decideOn = (id: string, state: 'active' | 'refused' | 'suspended', reason: string, key: string): Promise<OrganisationCard> =>
  bodyOf(
    api.POST('/api/v1/organisations/{id}/decisions', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: reason === '' ? { state } : { state, reason },
    }),
  );

export const groupWith = (id: string, sisterId: string | null): Promise<OrganisationCard> =>
  bodyOf(api.PUT('/api/v1/organisations/{id}/owner-group', { params: { path: { id } }, body: { sisterId } }));

export const namedQuery = (text: string) =>
  queryOptions({
    queryKey: ['people', 'named', text],
    enabled: text.trim().length >= 2,
    queryFn: async () => (await bodyOf(api.GET('/api/v1/oversight/organisations', { params: { query: { text } } }))).items,
  });
/** Writes down that somebody looked, and why. */
export const readDetails = (id: string, reason: string, before: number | null) =>
  bodyOf(
    api.GET('/api/v1/oversight/organisations/{id}', {
      params: { path: { id }, query: { reason, limit: 50, ...(before === null ? {} : { before }) } },
    }),
  );

/** Writes down that somebody looked, and why. */
export const readRings = (reason: string): Promise<RingList> =>
  bodyOf(api.GET('/api/v1/oversight/rings', { params: { query: { reason } } }));

export interface AuditSearch {
  readonly before?: number;
  readonly subject?: string;
  readonly key?: string;
  readonly action?: 'read';
}

export const readAudit = (isOperator: boolean, query: AuditSearch) =>
  isOperator
    ? bodyOf(api.GET('/api/v1/audit/search', { params: { query: { ...query, limit: 50 } } }))
    : bodyOf(api.GET('/api/v1/audit', { params: { query: { ...query, limit: 50 } } }));
