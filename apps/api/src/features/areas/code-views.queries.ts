import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PackingFacility } from '@domain/areas/packing-facility';
import type { HeldCode, PlantingArea } from '@domain/areas/planting-area';
import { seasonOf } from '@domain/areas/season-capacity';
import type { Party } from '@domain/identity/organisation';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import { Clock } from '../../platform/clock/clock';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { IdentityQueries } from '../identity/identity.queries';
import type { Debit } from './area-ledger.repository';
import { toAreaView } from './area-views';
import type { AreaView, DebitView } from './areas.dto';
import { AreasQueries } from './areas.queries';
import { AreasService } from './areas.service';
import { toFacilityView } from './paper-views';
import type { FacilityView } from './facilities.dto';

/** Puts codes on the wire with their ledgers and the names of who uses them; holds names to the catalogue. */
@Injectable()
export class CodeViewsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly areas: AreasService,
    private readonly queries: AreasQueries,
    private readonly identity: IdentityQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  async views(areas: readonly PlantingArea[]): Promise<AreaView[]> {
    const seasons = await this.queries.seasons(areas.map(({ id }) => id));
    const names = await this.userNames(areas);
    return areas.map((area) =>
      toAreaView(area, { today: this.clock.today(), capacityKg: this.areas.capacityOf(area), seasons: seasons.get(area.id) ?? [], names }),
    );
  }

  async area(area: PlantingArea): Promise<AreaView> {
    const [view] = await this.views([area]);
    invariant(view !== undefined, 'an area has no view', { id: area.id });
    return view;
  }

  async facilities(facilities: readonly PackingFacility[]): Promise<FacilityView[]> {
    const names = await this.userNames(facilities);
    return facilities.map((facility) => toFacilityView(facility, this.clock.today(), names));
  }

  async facility(facility: PackingFacility): Promise<FacilityView> {
    return toFacilityView(facility, this.clock.today(), await this.userNames([facility]));
  }

  async debits(debits: readonly Debit[]): Promise<DebitView[]> {
    const names = await this.identity.parties(
      this.source.manager,
      debits.map(({ userId }) => userId),
    );
    return debits.map(({ tradeId, userId, season, heldKg, confirmedKg, deliveredKg }) => ({
      tradeId,
      userId,
      userName: names.get(userId)?.name ?? '',
      season,
      heldKg,
      confirmedKg,
      deliveredKg,
    }));
  }

  /** @throws DomainError `commune.unknown`, `organisation.not_found` */
  async requireKnown({ communeCode, holderId }: { readonly communeCode?: string; readonly holderId?: string }): Promise<void> {
    if (communeCode != null && !this.catalogue.snapshot.communes.some(({ code }) => code === communeCode))
      throw new DomainError('commune.unknown', {}, 'communeCode');
    if (holderId != null) await this.requireOrganisation(holderId);
  }

  /** @throws DomainError `organisation.not_found` */
  async requireOrganisation(id: string): Promise<void> {
    await this.identity.organisation(id as OrganisationId);
  }

  private async userNames(codes: readonly HeldCode[]): Promise<ReadonlyMap<string, Party>> {
    return this.identity.parties(
      this.source.manager,
      codes.flatMap(({ authorisations }) => authorisations.map(({ userId }) => userId)),
    );
  }

  /** The season that a day belongs to for an area's fruit. */
  seasonOf(area: PlantingArea, day: Day): number {
    return seasonOf(this.catalogue.product(area.productId, 'productId').season, day);
  }
}
