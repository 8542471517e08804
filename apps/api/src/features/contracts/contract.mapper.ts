import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import { requireTerms } from '@domain/contracts/require-terms';
import { dayOf } from '@domain/shared/day';
import type { CallOffId, ContractId, OrganisationId, PlanId } from '@domain/shared/ids';
import { instantOf } from '@domain/shared/instant';
import { stockOf } from '@domain/shared/stock';
import { priceOf } from '@domain/shared/unit-price';
import { kgOf, lotKgOf } from '@domain/shared/weight';
import type { CallOffEntity } from './call-off.entity';
import type { ContractEntity } from './contract.entity';

/** A row as the domain sees it. Its terms are held together once more, so a bad row fails here and not in a call-off. */
export function toContract(row: ContractEntity): Contract {
  requireTerms(row.terms);
  return {
    ...row.terms,
    id: row.id as ContractId,
    number: row.number,
    cooperativeId: row.cooperativeId as OrganisationId,
    processorId: row.processorId as OrganisationId,
    calledOffKg: kgOf(row.calledOffKg, 'calledOffKg'),
    state: row.state,
    version: row.version,
    registeredAt: instantOf(row.registeredAt.getTime()),
  };
}

/** A row as the domain sees it. */
export function toCallOff(row: CallOffEntity): CallOff {
  priceOf(row.price.vndPerKg, 'priceVndPerKg');
  return {
    id: row.id as CallOffId,
    contractId: row.contractId as ContractId,
    contractVersion: row.contractVersion,
    planId: row.planId as PlanId | null,
    askedKg: lotKgOf(row.askedKg, 'askedKg'),
    stock: stockOf(lotKgOf(row.calledKg, 'kg'), kgOf(row.heldKg, 'heldKg'), kgOf(row.confirmedKg, 'confirmedKg')),
    price: row.price,
    deliverOn: dayOf(row.deliverOn, 'deliverOn'),
    deliverUntil: dayOf(row.deliverUntil, 'deliverUntil'),
    state: row.state,
    confirmBy: row.confirmBy && instantOf(row.confirmBy.getTime()),
    missed: row.missed,
    shortfall: row.shortCause && { kg: kgOf(row.shortKg, 'shortKg'), cause: row.shortCause },
    version: row.version,
    submittedAt: instantOf(row.submittedAt.getTime()),
  };
}
