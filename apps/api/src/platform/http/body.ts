import { json, raw, type NextFunction, type Request, type Response } from 'express';
import { DomainError } from '@domain/shared/domain-error';
import { PHOTO_BYTES_MAX, PHOTO_TYPES } from '@domain/shared/photo-file';
import { jsonDepth } from './json-depth';
import { repeatsKey } from './repeated-key';

/** The largest body of any route; an offer is under 1 kB. */
export const BODY_BYTES_MAX = 102_400;

/** Our deepest body is a list of members, three levels; canonical text for the hash of a request ends at 32. */
const DEPTH_MAX = 16;

const parse = json({
  limit: BODY_BYTES_MAX,
  strict: true,
  type: 'application/json',
  reviver: refuseUnkeepable,
  verify: (_request, _response, text) => refuseUnreadable(text),
});
/** Doors that take a file instead: its bytes come as one text, so that a repeat is known by its hash. */
const FILE_DOORS: Readonly<Record<string, { readonly types: string[]; readonly take: ReturnType<typeof raw> }>> = {
  '/api/v1/register/imports': fileDoor(5_242_880, ['text/csv']),
  '/api/v1/offer-imports': fileDoor(1_048_576, ['text/csv']),
  '/api/v1/order-imports': fileDoor(1_048_576, ['text/csv']),
  '/api/v1/contract-imports': fileDoor(1_048_576, ['text/csv']),
  '/api/v1/offer-photos': fileDoor(PHOTO_BYTES_MAX, [...PHOTO_TYPES]),
  '/api/v1/paper-files': fileDoor(3_145_728, ['application/pdf', 'image/jpeg']),
};

function fileDoor(limit: number, types: string[]): { types: string[]; take: ReturnType<typeof raw> } {
  return { types, take: raw({ limit, type: types }) };
}

const WITH_BODY = new Set(['POST', 'PATCH', 'PUT']);

/** Reads JSON bodies and refuses every other kind. */
export function readBody(request: Request, response: Response, next: NextFunction): void {
  const empty =
    request.get('content-length') === '0' ||
    (request.get('content-length') === undefined && request.get('transfer-encoding') === undefined);
  const door = request.method === 'POST' ? FILE_DOORS[request.path] : undefined;
  if (door && request.is(door.types)) {
    door.take(request, response, (error: unknown) => {
      if (Buffer.isBuffer(request.body)) request.body = { content: request.body.toString('base64') };
      next(error);
    });
    return;
  }
  if (WITH_BODY.has(request.method) && !empty && !request.is('application/json')) {
    next(new DomainError('request.wrong_media_type', {}));
    return;
  }
  // Nest would turn a syntax error into a refusal without a reason before our filter sees it.
  parse(request, response, (error: unknown) => next(isUnreadable(error) ? refusalOf(error) : error));
}

function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && 'type' in error && (error.type === 'entity.parse.failed' || error.type === 'entity.verify.failed');
}

function refusalOf(error: Error): DomainError {
  return new DomainError(error.message === NO_FIELD ? 'request.unknown_field' : 'request.malformed_json', {});
}

/** Before it is parsed: every reader of a body recurses, and a field given twice would silently be the last one. */
function refuseUnreadable(text: Uint8Array): void {
  if (jsonDepth(text) > DEPTH_MAX) throw new SyntaxError('a body is nested too deep');
  if (repeatsKey(text)) throw new SyntaxError('a field is given twice');
}

/** Fields that no body of ours has and that would vanish on the way to the shape check, which refuses all other unknown ones. */
const VANISHING = new Set(['__proto__', 'constructor']);
const NO_FIELD = 'a field of this name is never known';

/** Refuses what JSON can spell and we cannot keep: fields that vanish, and a figure beyond the largest double, which becomes Infinity. */
function refuseUnkeepable(key: string, value: unknown): unknown {
  if (VANISHING.has(key)) throw new SyntaxError(NO_FIELD);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new SyntaxError('a number is too large');
  return value;
}
