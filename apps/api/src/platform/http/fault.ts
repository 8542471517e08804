import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { DomainError } from '@domain/shared/domain-error';
import type { Fault } from './problem';
import { BODY_BYTES_MAX } from './body';

/** A validation refusal, with one entry for each field at fault. */
export class ShapeError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

/** PostgreSQL codes that mean "too busy or away": cancelled, lock timeout, shutting down, out of connections, disk full. */
const BUSY = /^(57014|25P0[34]|55P03|57P0[123]|53\d{3}|08\d{3}|40001|40P01)$/;
const NETWORK = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/;

/** What any thrown thing means to the caller. `undefined` = our own defect: 500, logged with its stack. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof DomainError) return { code: error.code, facts: error.facts, field: error.field };
  if (error instanceof ShapeError) return error.fault;
  const { code, type, message } = error as { code?: string; type?: string; message?: string };
  if (type === 'entity.parse.failed' || type === 'encoding.unsupported' || type === 'charset.unsupported')
    return { code: 'request.malformed_json', facts: {} };
  if (type === 'entity.too.large') return { code: 'request.too_large', facts: { bytesMax: BODY_BYTES_MAX } };
  if (error instanceof QueryFailedError && BUSY.test((error.driverError as { code?: string }).code ?? ''))
    return { code: 'server.busy', facts: {} };
  if (
    NETWORK.test(code ?? '') ||
    BUSY.test(code ?? '') ||
    message?.startsWith('timeout exceeded when trying to connect') ||
    message?.startsWith('Connection terminated')
  ) {
    return { code: 'server.busy', facts: {} };
  }
  if (error instanceof URIError) return { code: 'request.not_found', facts: {} };
  return error instanceof HttpException ? httpFault(error) : undefined;
}

/** Nest's own refusals, in our words. */
function httpFault(error: HttpException): Fault | undefined {
  const status = error.getStatus();
  if (status === 404) return { code: 'request.not_found', facts: {} };
  if (status === 413) return { code: 'request.too_large', facts: { bytesMax: BODY_BYTES_MAX } };
  if (status === 503) return { code: 'server.busy', facts: {} };
  return status < 500 ? { code: 'request.invalid', facts: {} } : undefined;
}
