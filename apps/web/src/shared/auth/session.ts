import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { Refusal } from '../api/refusal';
import { ringsFor } from '../push/push-flag';
import type { Session } from '../api/views';

/** Who is signed in here; `null` for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  retry: false,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await bodyOf(api.GET('/api/v1/sessions/current'));
    } catch (error) {
      if (error instanceof Refusal && error.isSignedOut) return null;
      throw error;
    }
  },
});

export async function signIn(name: string, password: string, more: { code?: string; device?: 'desk' | 'phone' } = {}): Promise<Session> {
  return bodyOf(api.POST('/api/v1/sessions', { body: { name, password, ...more } }));
}

export async function signOut(): Promise<void> {
  // The server forgets this device with the session; the browser need not wait to be asked.
  if (ringsFor() !== null) await import('../push/push-device').then(({ turnOff }) => turnOff()).catch(() => undefined);
  await api.DELETE('/api/v1/sessions/current');
}

/** The session of a screen behind the sign-in; the router never shows such a screen without one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error('This screen needs a session.');
  return data;
}

export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
