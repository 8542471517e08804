import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '@domain/shared/domain-error';

const FORM = /^(?:W\/)?"(\d{1,9})"$/;

/** The version the caller saw, from If-Match: "3". @throws DomainError `version.required`, `version.stale` for anything that is no version of ours */
export const SeenVersion = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().get('if-match');
  if (header === undefined) throw new DomainError('version.required', {});
  const match = FORM.exec(header);
  if (!match) throw new DomainError('request.invalid', {}, 'If-Match');
  return parseInt(match[1] ?? '', 10);
});
