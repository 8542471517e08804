import { Injectable } from '@nestjs/common';
import { GatesService } from '../markets/gates.service';
import { GapsRepository } from './gaps.repository';
import { ClearingRepository } from './clearing.repository';

/** Where a round is written: its own rows, the gate that it answers, and the gaps that it filled. */
@Injectable()
export class RoundsAndGates {
  constructor(
    readonly rows: ClearingRepository,
    readonly gates: GatesService,
    readonly gaps: GapsRepository,
  ) {}
}
