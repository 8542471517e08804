import { Injectable } from '@nestjs/common';
import { CallOffsRepository } from './call-offs.repository';
import { ContractsRepository } from './contracts.repository';
import { VersionsRepository } from './versions.repository';

/** The three tables that a change of a contract may touch. */
@Injectable()
export class ContractRooms {
  constructor(
    readonly contracts: ContractsRepository,
    readonly versions: VersionsRepository,
    readonly callOffs: CallOffsRepository,
  ) {}
}
