import { Injectable } from '@nestjs/common';
import { FACILITY_SHAPE, readFacilityRow } from '@domain/areas/facility-file-row';
import { readHeads, type RegisterNames, type RegisterShape } from '@domain/areas/register-cells';
import { registerArea } from '@domain/areas/register-area';
import { registerFacility } from '@domain/areas/register-facility';
import { AREA_SHAPE, readAreaRow } from '@domain/areas/register-row';
import type { Day } from '@domain/shared/day';
import type { AreaId, FacilityId } from '@domain/shared/ids';
import { IdSource } from '../../platform/clock/id-source';
import type { Tx } from '../../platform/database/unit-of-work';
import { AreasService } from './areas.service';
import { FacilitiesService } from './facilities.service';
import type { Bringer, RegisterResult } from './take-in';

/** The registers that files bring in. */
export const REGISTER_KINDS = ['planting_areas', 'packing_facilities'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** A row that could be read: its code, whether an officer has to look at it, and how it joins its batch. */
export interface ReadRow {
  readonly code: string;
  readonly checked: boolean;
  readonly keep: () => void;
}

/** Rows of a file that go in together. */
export interface RegisterBatch {
  /** @throws DomainError what is wrong with the row, at its column */
  readonly read: (cells: readonly string[]) => ReadRow;
  readonly takeIn: (tx: Tx, by: Bringer) => Promise<RegisterResult>;
}

/** One file whose heads are known: batch after batch is read by it. */
export interface RegisterReader {
  /** The code as it stands in a row that cannot be read. */
  readonly codeIn: (cells: readonly string[]) => string | null;
  readonly batch: () => RegisterBatch;
}

interface FileKind<Column extends string, Draft> {
  readonly shape: RegisterShape<Column>;
  readonly read: (cellOf: (column: Column) => string) => Draft;
  readonly enter: (draft: Draft) => { readonly code: string; readonly checked: boolean };
  readonly takeIn: (tx: Tx, drafts: readonly Draft[], by: Bringer) => Promise<RegisterResult>;
}

const CODE_SHOWN = 40;

/** What a file of each kind looks like and where its rows go. */
@Injectable()
export class RegisterFiles {
  constructor(
    private readonly areas: AreasService,
    private readonly facilities: FacilitiesService,
    private readonly ids: IdSource,
  ) {}

  /** Reads the heads of a file. @throws DomainError `import.missing_column` */
  reader(kind: RegisterKind, heads: readonly string[], names: RegisterNames, today: Day): RegisterReader {
    if (kind === 'planting_areas') {
      return readerOf(heads, {
        shape: AREA_SHAPE,
        read: (cellOf) => readAreaRow(cellOf, names, today),
        enter: (draft) => registerArea(draft, this.ids.next() as AreaId),
        takeIn: (tx, drafts, by) => this.areas.takeIn(tx, drafts, by),
      });
    }
    return readerOf(heads, {
      shape: FACILITY_SHAPE,
      read: (cellOf) => readFacilityRow(cellOf, names, today),
      enter: (draft) => registerFacility(draft, this.ids.next() as FacilityId),
      takeIn: (tx, drafts, by) => this.facilities.takeIn(tx, drafts, by),
    });
  }
}

function readerOf<Column extends string, Draft>(heads: readonly string[], kind: FileKind<Column, Draft>): RegisterReader {
  const places = readHeads(kind.shape, heads);
  const cellIn = (cells: readonly string[], column: Column): string => cells[places.get(column) ?? -1] ?? '';
  const [codeColumn] = kind.shape.columns;
  return {
    codeIn: (cells) => (codeColumn === undefined ? null : cellIn(cells, codeColumn).slice(0, CODE_SHOWN)),
    batch: () => {
      const drafts: Draft[] = [];
      return {
        read: (cells) => {
          const draft = kind.read((column) => cellIn(cells, column));
          return { ...kind.enter(draft), keep: () => drafts.push(draft) };
        },
        takeIn: (tx, by) => kind.takeIn(tx, drafts, by),
      };
    },
  };
}
