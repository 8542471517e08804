import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { RefusalCode } from '@domain/shared/refusal-codes';
import { ProblemDto } from './problem.dto';
import { statusOf } from './refusal-status';

/** Documents which refusals a route can answer with, grouped by status. */
export function Refuses(...codes: RefusalCode[]): MethodDecorator {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return applyDecorators(
    ...[...byStatus].map(([status, list]) =>
      ApiResponse({
        status,
        description: list.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
      }),
    ),
  );
}

export { ProblemDto };
