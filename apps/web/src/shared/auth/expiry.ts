/** Told when the server asks for a fresh proof of who this is. */
const askers = new Set<() => void>();

export function onProofNeeded(listener: () => void): () => void {
  askers.add(listener);
  return () => askers.delete(listener);
}

export function proofNeeded(): void {
  for (const listener of askers) listener();
}

/** Told when the server no longer knows the session, wherever that was noticed. */
const listeners = new Set<() => void>();

export function onSessionExpired(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sessionExpired(): void {
  for (const listener of listeners) listener();
}
