import { Injectable } from '@nestjs/common';
import { AccessRulesService } from '../areas/access-rules.service';
import { AreasService } from '../areas/areas.service';
import { FacilitiesService } from '../areas/facilities.service';
import { PapersService } from '../areas/papers.service';

/** The registers that officers keep. */
@Injectable()
export class Registers {
  constructor(
    readonly areas: AreasService,
    readonly facilities: FacilitiesService,
    readonly papers: PapersService,
    readonly rules: AccessRulesService,
  ) {}
}
