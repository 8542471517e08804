import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Party } from '@domain/identity/organisation';
import { DomainError } from '@domain/shared/domain-error';
import { invariant } from '@domain/shared/invariant';
import type { OrganisationId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { asProgram } from '../../platform/database/row-scope';
import {
  type BelongingRow,
  IdentityRepository,
  type CardsAsk,
  type OrganisationCard,
  type SharedPeopleRow,
  type StaffRow,
} from './identity.repository';
import { OrganisationEntity } from './organisation.entity';

/** Reads about organisations for other rooms. */
@Injectable()
export class IdentityQueries {
  constructor(
    private readonly source: DataSource,
    private readonly identity: IdentityRepository,
  ) {}

  /** One organisation. @throws DomainError `organisation.not_found` */
  async organisation(id: OrganisationId): Promise<OrganisationEntity> {
    return this.identity.organisation(this.source.manager, id);
  }

  /** One organisation with what proves it, for itself. @throws DomainError `organisation.not_found` */
  async card(id: OrganisationId): Promise<OrganisationCard> {
    const [card] = await asProgram('an organisation sees what proves it', () =>
      this.identity.cards(this.source.manager, { state: null, text: '', id, after: null, limit: 1 }),
    );
    if (!card) throw new DomainError('organisation.not_found', {});
    return card;
  }

  /** Organisations with what proves them. For the operator. */
  async cards(ask: CardsAsk): Promise<OrganisationCard[]> {
    return this.identity.cards(this.source.manager, ask);
  }

  /** What other sides see of these organisations, by id. */
  async parties(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Party>> {
    const rows = await this.identity.parties(tx, [...new Set(ids)]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The owner group of each of these organisations. */
  async ownerGroups(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.identity.ownerGroups(tx, [...new Set(ids)]);
    return new Map(rows.map((row) => [row.id, row.ownerGroup]));
  }

  /** What each of these organisations is, and the roles that somebody in it has. */
  async staff(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, StaffRow>> {
    const rows = await this.identity.staff(tx, ids);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** What each of these members may do where they still belong: every running membership with its role. */
  async belonging(tx: Tx, memberIds: readonly string[]): Promise<BelongingRow[]> {
    return this.identity.belonging(tx, [...new Set(memberIds)]);
  }

  /** People who belong to a seller and to a buyer at once. */
  async sharedPeople(tx: Tx): Promise<SharedPeopleRow[]> {
    return this.identity.sharedPeople(tx);
  }

  /** Those of these organisations that may do nothing now, because the operator keeps them out. */
  async keptOut(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.identity.keptOut(tx, [...new Set(ids)]);
    return new Set(rows.map(({ id }) => id));
  }

  /** What other sides see of one organisation. */
  async party(tx: Tx, id: OrganisationId): Promise<Party> {
    const party = (await this.parties(tx, [id])).get(id);
    invariant(party !== undefined, 'a row names an organisation that does not exist', { id });
    return party;
  }
}
