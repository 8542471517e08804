import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import { seasonOf } from '@domain/contracts/register-contract';
import { dayOf } from '@domain/shared/day';
import type { CallOffId, ContractId, GradeId, OrganisationId, PlaceId, ProductId, VarietyId } from '@domain/shared/ids';
import { instantOf } from '@domain/shared/instant';
import { stockOf } from '@domain/shared/stock';
import { priceOf } from '@domain/shared/unit-price';
import { kgOf, lotKgOf } from '@domain/shared/weight';
import type { CallOffEntity } from './call-off.entity';
import type { ContractEntity } from './contract.entity';

/** A row as the domain sees it. Goes through the domain's constructors, so a bad row fails here and not in a call-off. */
export function toContract(row: ContractEntity): Contract {
  return {
    id: row.id as ContractId,
    number: row.number,
    cooperativeId: row.cooperativeId as OrganisationId,
    processorId: row.processorId as OrganisationId,
    productId: row.productId as ProductId,
    varietyIds: row.varietyIds as VarietyId[],
    gradeIds: row.gradeIds as GradeId[],
    placeId: row.placeId as PlaceId,
    agreedKg: lotKgOf(row.agreedKg, 'agreedKg'),
    toleranceBp: row.toleranceBp,
    priceVndPerKg: priceOf(row.priceVndPerKg, 'priceVndPerKg'),
    season: seasonOf(dayOf(row.seasonFrom, 'seasonFrom'), dayOf(row.seasonTo, 'seasonTo')),
    noticeHours: row.noticeHours,
    calledOffKg: kgOf(row.calledOffKg, 'calledOffKg'),
    state: row.state,
    version: row.version,
    registeredAt: instantOf(row.registeredAt.getTime()),
  };
}

/** A row as the domain sees it. */
export function toCallOff(row: CallOffEntity): CallOff {
  return {
    id: row.id as CallOffId,
    contractId: row.contractId as ContractId,
    stock: stockOf(lotKgOf(row.calledKg, 'kg'), kgOf(row.heldKg, 'heldKg'), kgOf(row.confirmedKg, 'confirmedKg')),
    deliverOn: dayOf(row.deliverOn, 'deliverOn'),
    state: row.state,
    version: row.version,
    submittedAt: instantOf(row.submittedAt.getTime()),
  };
}
