import { REFUSALS, refusalSentence, type RefusalCode } from '@domain/shared/refusal-codes';
import type { RefusalFacts } from '@domain/shared/refusal';
import type { FieldProblemDto, ProblemDto } from './problem.dto';
import { statusOf } from './refusal-status';

/** What went wrong, before it is dressed for a door. */
export interface Fault {
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;
  readonly field?: string | undefined;
  readonly errors?: readonly FieldProblemDto[];
}

/** A fault as problem+json, in the caller's language (Vietnamese unless English is asked for). */
export function problemOf(fault: Fault, requestId: string, acceptLanguage: string | undefined): ProblemDto {
  const status = statusOf(fault.code);
  const detailVi = refusalSentence(fault.code, fault.facts, 'vi');
  const detailEn = refusalSentence(fault.code, fault.facts, 'en');
  const english = acceptLanguage?.trim().toLowerCase().startsWith('en') ?? false;
  return {
    type: `urn:muavu:refusal:${fault.code}`,
    title: english ? detailEn : detailVi,
    status,
    code: fault.code,
    detail: english ? detailEn : detailVi,
    detailVi,
    detailEn,
    ...(fault.field === undefined ? {} : { field: fault.field }),
    ...(fault.errors ? { errors: [...fault.errors] } : {}),
    ...(Object.keys(fault.facts).length > 0 ? { facts: { ...fault.facts } } : {}),
    transient: REFUSALS[fault.code].transient,
    requestId,
  };
}
