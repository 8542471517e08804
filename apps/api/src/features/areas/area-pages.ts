import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PlantingArea } from '@domain/areas/planting-area';
import { seasonOf } from '@domain/areas/season-capacity';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { IdentityQueries } from '../identity/identity.queries';
import type { Debit } from './area-ledger.repository';
import { toAreaView } from './area-views';
import type { AreaView, DebitView } from './areas.dto';
import { AreasQueries } from './areas.queries';
import { AreasService } from './areas.service';

/** Puts areas on the wire with their ledgers and the names of who uses them; holds names to the catalogue. */
@Injectable()
export class AreaPages {
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
    const names = await this.identity.parties(
      this.source.manager,
      areas.flatMap(({ authorisations }) => authorisations.map(({ userId }) => userId)),
    );
    return areas.map((area) =>
      toAreaView(area, { today: this.clock.today(), capacityKg: this.areas.capacityOf(area), seasons: seasons.get(area.id) ?? [], names }),
    );
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
  async requireKnown({ communeCode, holderId }: { readonly communeCode: string; readonly holderId?: string }): Promise<void> {
    if (!this.catalogue.snapshot.communes.some(({ code }) => code === communeCode))
      throw new DomainError('commune.unknown', {}, 'communeCode');
    if (holderId !== undefined) await this.requireOrganisation(holderId);
  }

  /** @throws DomainError `organisation.not_found` */
  async requireOrganisation(id: string): Promise<void> {
    await this.identity.organisation(id as OrganisationId);
  }

  /** The season that a day belongs to for an area's fruit. */
  seasonOf(area: PlantingArea, day: Day): number {
    return seasonOf(this.catalogue.product(area.productId, 'productId').season, day);
  }
}
