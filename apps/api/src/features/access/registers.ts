import { Injectable } from '@nestjs/common';
import { AccessRulesService } from '../areas/access-rules.service';
import { AreasService } from '../areas/areas.service';
import { FacilitiesService } from '../areas/facilities.service';
import { LeavesService } from '../areas/leaves.service';
import { PapersService } from '../areas/papers.service';

/** The registers that officers keep. */
@Injectable()
export class Registers {
  constructor(
    readonly areas: AreasService,
    readonly facilities: FacilitiesService,
    readonly leaves: LeavesService,
    readonly papers: PapersService,
    readonly rules: AccessRulesService,
  ) {}
}
