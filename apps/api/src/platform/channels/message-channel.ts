import type { OrganisationKind } from '@domain/identity/organisation';
import type { Role } from '@domain/identity/role';
import type { PushMessage } from '@domain/across/notices/push-message';
import type { TryOutcome } from '@domain/shared/try-outcome';
import type { Language } from '@domain/shared/refusal-codes';
import type { Tx } from '../database/unit-of-work';

/** Somebody whom a channel reaches, at one address of theirs. */
export interface Receiver {
  readonly addressId: string;
  readonly organisationId: string;
  readonly memberId: string;
  readonly kind: OrganisationKind;
  readonly role: Role;
  readonly language: Language;
}

/** What a channel may do for a message beside its text. */
export interface Hurry {
  /** Somebody has to answer. */
  readonly isUrgent: boolean;
  /** The other end need not keep it for longer, in seconds. */
  readonly keepSeconds: number;
}

/**
 * One way to people who do not have a page open: devices (the push room). Another (messages of a telephone company, say) implements this,
 * joins `CHANNELS` in the notices room and the names in the constraint of `notice_deliveries`.
 */
export interface MessageChannel {
  /** As deliveries are kept by it. */
  readonly name: string;
  /** Whom it reaches in these organisations now: only members who work there and are still signed in or known at the address. */
  receivers(tx: Tx, organisationIds: readonly string[]): Promise<Receiver[]>;
  /** Those of these addresses that it still reaches. */
  reached(tx: Tx, addressIds: readonly string[]): Promise<Receiver[]>;
  /** One try. Never throws: a fault on the way is an outcome too. */
  deliver(addressId: string, message: PushMessage, hurry: Hurry): Promise<TryOutcome>;
  /** The other end said that this address is no more. */
  forget(tx: Tx, addressId: string): Promise<void>;
}

/** Injection token of the list of channels. */
export const CHANNELS = Symbol('channels');
