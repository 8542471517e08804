import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RegisterNames } from '@domain/areas/register-cells';
import type { OrganisationId } from '@domain/shared/ids';
import { foldForSearch } from '@domain/shared/text';
import { CatalogueQueries } from '../catalogue/catalogue.queries';

/** Names as register files write them: ids, Vietnamese and English names, all folded. */
@Injectable()
export class RegisterNamesQueries {
  constructor(
    private readonly source: DataSource,
    private readonly catalogue: CatalogueQueries,
  ) {}

  async read(): Promise<RegisterNames> {
    const { communes, destinationMarkets } = this.catalogue.snapshot;
    const holders = await this.source.query<{ id: string; name: string }[]>('SELECT id, name FROM organisations');
    return {
      products: named(
        this.catalogue.products(),
        ({ id, nameVi, nameEn }) => [id, nameVi, nameEn],
        ({ id }) => id,
      ),
      communes: named(
        communes,
        ({ code, nameVi, nameEn, fullNameVi }) => [code, nameVi, nameEn, fullNameVi],
        ({ code }) => code,
      ),
      markets: named(
        destinationMarkets,
        ({ id, nameVi, nameEn }) => [id, nameVi, nameEn],
        ({ id }) => this.catalogue.catalogue.destination(id as never, 'markets'),
      ),
      holders: named(
        holders,
        ({ name }) => [name],
        ({ id }) => id as OrganisationId,
      ),
    };
  }
}

function named<Row, Id>(rows: readonly Row[], namesOf: (row: Row) => readonly string[], idOf: (row: Row) => Id): ReadonlyMap<string, Id> {
  return new Map(rows.flatMap((row) => namesOf(row).map((name) => [foldForSearch(name), idOf(row)] as const)));
}
