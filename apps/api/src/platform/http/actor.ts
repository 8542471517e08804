import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@domain/identity/permission';
import type { OrganisationKind, Party } from '@domain/identity/organisation';
import type { MemberId, OrganisationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';

/** Who asks: one member, acting for one organisation. */
export interface Actor {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly organisationId: OrganisationId;
  readonly organisationKind: OrganisationKind;
  readonly organisationName: string;
  readonly demo: boolean;
  /** Its usual place, if it has named one. */
  readonly placeId: string | null;
  /** Organisations of one owner group may not trade with each other. */
  readonly ownerGroup: string;
  readonly permissions: ReadonlySet<Permission>;
  /** True when they proved who they are within the last ten minutes. */
  readonly provenLately: boolean;
  /** A deal of this many VND or more needs such a proof. */
  readonly proofFromVnd: bigint;
  /** The organisation whose staff acts for this one; null for its own members. */
  readonly staffOf: OrganisationId | null;
}

/** A request after the access guard. */
export interface SignedRequest {
  actor?: Actor;
}

/** Who asks, on a route that only members reach. */
export function actorOf({ actor }: SignedRequest): Actor {
  invariant(actor !== undefined, 'a route without a signed-in member asked who it is', {});
  return actor;
}

/** Hands the controller who asks. */
export const ActorParam = createParamDecorator((_data: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<SignedRequest>()),
);

/** The actor's organisation as other sides see it. */
export function partyOf(actor: Actor): Party {
  return { id: actor.organisationId, name: actor.organisationName, demo: actor.demo };
}
