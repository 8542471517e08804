import { Injectable } from '@nestjs/common';
import { ORGANISATION_NAME, type OrganisationKind } from '@domain/identity/organisation';
import { decideOn, type OrganisationState } from '@domain/identity/organisation-life';
import { APPLYING_KINDS, particularsOf, type Particulars } from '@domain/identity/registration';
import { permissionsOf, rolesOf, type Role } from '@domain/identity/role';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import { cleanText, foldForSearch } from '@domain/shared/text';
import { IdSource } from '../../platform/clock/id-source';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { SignInLimits } from '../../platform/http/sign-in-limits';
import { IdentityRepository, type OrganisationCard } from './identity.repository';
import { readPerson, type Joining } from './members.service';
import { Passwords, readNewPassword } from './password';

/** What an organisation says that wants to be let in. */
export interface Application {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly placeId: string | null;
  readonly particulars: Particulars;
  readonly member: Joining;
}

/** How organisations come in: they apply, and the operator decides. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identity: IdentityRepository,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly ids: IdSource,
  ) {}

  /**
   * Applies, with the first manager. A sign-in name that somebody has already makes no second account and is not told: the operator, who
   * calls the contact in any case, invites the one who has it.
   *
   * @throws DomainError `organisation.kind_not_open`, `consent.required`, `organisation.name_taken`, those of names, codes and passwords
   */
  async apply(said: Application, hasConsented: boolean, address: string): Promise<void> {
    if (!(APPLYING_KINDS as readonly OrganisationKind[]).includes(said.kind))
      throw new DomainError('organisation.kind_not_open', {}, 'kind');
    if (!hasConsented) throw new DomainError('consent.required', {}, 'consent');
    await this.limits.begin('application', address);
    const name = cleanText(said.name, ORGANISATION_NAME, 'name');
    const particulars = particularsOf(said.kind, said.particulars);
    const person = readPerson(said.member, 'member.');
    const passwordHash = await this.passwords.hash(readNewPassword(said.member.password, false, 'member.password'));
    const isTaken = await this.identity.isTaken(person.signInName);
    await asProgram('an organisation applies', () =>
      this.work.run(async (tx) => {
        const id = this.ids.next();
        const row = { id, kind: said.kind, name, foldedName: foldForSearch(name), placeId: said.placeId, ownerGroup: id, demo: false };
        await this.identity.insertOrganisation(tx, { ...row, state: 'applied' });
        await this.identity.insertParticulars(tx, id, particulars);
        if (isTaken) return;
        const member = { id: this.ids.next(), ...person, passwordHash, organisationId: id, role: firstRoleOf(said.kind) };
        await this.identity.insertMember(tx, member);
        await this.identity.noteConsent(tx, member.id);
      }),
    );
  }

  /** Lets an organisation in, turns it away, suspends it or takes it back. @throws DomainError `organisation.not_found`, `organisation.wrong_state`, `organisation.reason_required` */
  async decide(id: OrganisationId, to: Exclude<OrganisationState, 'applied'>, reason: string | null): Promise<OrganisationCard> {
    return this.work.run(async (tx) => {
      const decided = decideOn(await this.identity.lockState(tx, id), to, reason);
      await this.identity.saveState(tx, id, decided.state, decided.reason);
      return this.card(tx, id);
    });
  }

  /** Puts an organisation into another's owner group, or on its own: sisters may not trade with each other. */
  async group(id: OrganisationId, sister: OrganisationId | null): Promise<OrganisationCard> {
    return this.work.run(async (tx) => {
      await this.identity.lockState(tx, id);
      await this.identity.saveOwnerGroup(tx, id, sister === null ? id : (await this.identity.organisation(tx, sister)).ownerGroup);
      return this.card(tx, id);
    });
  }

  /** Says the particulars of one's own organisation anew; for the operator to see. */
  async restate(id: OrganisationId, kind: OrganisationKind, particulars: Particulars): Promise<OrganisationCard> {
    const read = particularsOf(kind, particulars);
    return asProgram('an organisation says what proves it', () =>
      this.work.run(async (tx) => {
        await this.identity.saveParticulars(tx, id, read);
        return this.card(tx, id);
      }),
    );
  }

  private async card(tx: Tx, id: string): Promise<OrganisationCard> {
    const [card] = await this.identity.cards(tx, { state: null, text: '', id, after: null, limit: 1 });
    invariant(card !== undefined, 'an organisation went away while it was held', { id });
    return card;
  }
}

/** The role that manages the members. */
function firstRoleOf(kind: OrganisationKind): Role {
  const role = rolesOf(kind).find((each) => permissionsOf(kind, each).includes('member.manage'));
  invariant(role !== undefined, 'a kind of organisation has nobody to manage it', { kind });
  return role;
}
