import { DomainError } from '@domain/shared/domain-error';
import { type ContractId, isUuid } from '@domain/shared/ids';

/** An address that can name no contract is answered like a contract that does not exist. @throws DomainError `contract.not_found` */
export function contractIdOf(text: string): ContractId {
  if (!isUuid(text)) throw new DomainError('contract.not_found', {});
  return text as ContractId;
}
