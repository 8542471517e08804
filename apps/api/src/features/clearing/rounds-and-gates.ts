import { Injectable } from '@nestjs/common';
import { GatesService } from '../markets/gates.service';
import { ClearingRepository } from './clearing.repository';

/** Where a round is written: its own rows, and the gate that it answers. */
@Injectable()
export class RoundsAndGates {
  constructor(
    readonly rows: ClearingRepository,
    readonly gates: GatesService,
  ) {}
}
