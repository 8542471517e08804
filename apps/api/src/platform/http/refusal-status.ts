import { REFUSALS, type RefusalCode } from '@domain/shared/refusal-codes';

/** The status of each code that does not follow the rule below. The only place where a refusal meets HTTP. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  'request.malformed_json': 400,
  'request.too_large': 413,
  'request.wrong_media_type': 415,
  'request.not_found': 404,
  'idempotency.key_required': 400,
  'idempotency.key_invalid': 400,
  'auth.required': 401,
  'auth.wrong_credentials': 401,
  'auth.code_required': 401,
  'auth.code_wrong': 401,
  'auth.step_up_required': 403,
  'auth.second_factor_required': 403,
  'organisation.not_let_in': 403,
  'sign_in.locked': 429,
  'organisation.wrong_state': 409,
  'import.ended': 409,
  'member.last_manager': 409,
  'second_factor.already_on': 409,
  'session.expired': 401,
  'auth.forbidden': 403,
  'auth.wrong_origin': 403,
  'version.required': 428,
  'version.stale': 412,
  'stream.unknown': 404,
  'stream.too_old': 410,
  'market.unknown': 404,
  'round.not_kept': 410,
  'round.input_tampered': 409,
  'round.item_not_yours': 404,
  'area.capacity_exceeded': 409,
  'paper.closed': 409,
  'price_alert.exists': 409,
  'price_alert.wrong_state': 409,
  'catalogue.no_change': 409,
  'catalogue.version_not_found': 404,
  'paper.file_not_found': 404,
  'contract.document_not_found': 404,
  'contract.claim_not_found': 404,
  'rate.limited': 429,
  'server.busy': 503,
  'server.failed': 500,
};

/** Codes that say "this cannot be done now, in the state things are in" rather than "what you sent is wrong". */
const CONFLICT =
  /^(offer|order|contract|call_off|trade|market|bid|auction|correction)\.(closed|expired|in_auction|not_your_turn|cancel_too_late|already_open|already_halted|not_halted|not_held|not_confirmed|window_over|already_confirmed|not_in_force|not_due|no_change|season_over|not_draft|not_offered|already_signed|terms_changed|amendment_open|not_waiting)$|_taken$/;

/** The HTTP status of a refusal: total over the closed list. */
export function statusOf(code: RefusalCode): number {
  const stated = STATUS[code];
  if (stated !== undefined) return stated;
  if (code.endsWith('.not_found')) return 404;
  if (CONFLICT.test(code)) return 409;
  return REFUSALS[code].transient ? 409 : 422;
}
