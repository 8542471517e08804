import type { Language } from '../format/language';

/** One fault of one field, in both languages. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly detailVi: string;
  readonly detailEn: string;
}

interface Problem {
  readonly code: string;
  readonly status: number;
  readonly detailVi: string;
  readonly detailEn: string;
  readonly field?: string;
  readonly errors?: readonly FieldFault[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly transient: boolean;
  readonly requestId: string | null;
}

/** The server said no, and why. `network` and `server` stand for no answer and no sensible answer. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }

  get code(): string {
    return this.problem.code;
  }

  get isSignedOut(): boolean {
    return this.problem.status === 401;
  }

  sentence(language: Language): string {
    return language === 'vi' ? this.problem.detailVi : this.problem.detailEn;
  }

  /** The faults that belong to a field, by its name in the request. */
  faults(): readonly FieldFault[] {
    const { errors, field, code, detailVi, detailEn } = this.problem;
    if (errors !== undefined && errors.length > 0) return errors;
    return field === undefined ? [] : [{ field, code, detailVi, detailEn }];
  }
}

const said = (vi: string, en: string) => ({ detailVi: vi, detailEn: en });

export function networkRefusal(): Refusal {
  const words = said('Không nối được máy chủ. Những gì bạn đã gõ vẫn còn.', 'The server cannot be reached. What you typed is kept.');
  return new Refusal({ code: 'network', status: 0, ...words, transient: true, requestId: null });
}

/** Reads a problem document; anything else becomes `server`. */
export function refusalOf(status: number, body: unknown): Refusal {
  const words = said('Máy chủ gặp lỗi. Những gì bạn đã gõ vẫn còn.', 'The server failed. What you typed is kept.');
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string') {
    return new Refusal({ code: 'server', status, ...words, transient: true, requestId: null });
  }
  const problem = body as Partial<Problem> & { code: string; detail?: string };
  return new Refusal({
    code: problem.code,
    status,
    detailVi: problem.detailVi ?? problem.detail ?? words.detailVi,
    detailEn: problem.detailEn ?? problem.detail ?? words.detailEn,
    ...(problem.field === undefined ? {} : { field: problem.field }),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    ...(problem.facts === undefined ? {} : { facts: problem.facts }),
    transient: problem.transient ?? status >= 500,
    requestId: problem.requestId ?? null,
  });
}
