import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { REFUSAL_BOUNDS } from '@domain/refusal-bounds';
import { isRefusalCode, refusalSentence, type RefusalCode } from '@domain/shared/refusal-codes';
import type { FieldProblemDto } from './problem.dto';
import { ShapeError } from './fault';

/** As many faults as a person can mend at once; a hostile body has thousands. */
const ERRORS_MAX = 20;

/** Checks the shape of every body, query and parameter. The rules of the market are asked later, by the domain. */
export function shapePipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false },
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => shapeError(errors),
  });
}

function shapeError(errors: readonly ValidationError[]): ShapeError {
  const found = errors.flatMap((error) => fieldProblems(error, '')).slice(0, ERRORS_MAX);
  const first = found[0];
  const code: RefusalCode = first?.code === 'request.unknown_field' ? 'request.unknown_field' : 'request.invalid';
  return new ShapeError({ code, facts: {}, field: first?.field, errors: found });
}

function fieldProblems(error: ValidationError, path: string): FieldProblemDto[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.entries(error.constraints ?? {})
    .slice(0, 1)
    .map(([rule, message]) => fieldProblem(field, rule, message));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}

function fieldProblem(field: string, rule: string, message: string): FieldProblemDto {
  const code: RefusalCode = rule === 'whitelistValidation' ? 'request.unknown_field' : isRefusalCode(message) ? message : 'request.invalid';
  const facts = REFUSAL_BOUNDS[code] ?? {};
  return { field, code, detailVi: refusalSentence(code, facts, 'vi'), detailEn: refusalSentence(code, facts, 'en') };
}
