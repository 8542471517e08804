import type { LoggerService } from '@nestjs/common';
import { pino, type Logger as PinoLogger } from 'pino';

/** Fields that may carry secrets or personal data; they never reach the log. */
const REDACT = [
  'password',
  '*.password',
  'cookie',
  '*.cookie',
  'headers.cookie',
  'authorization',
  '*.authorization',
  'signInName',
  '*.signInName',
];

/** One JSON line per entry on stderr, so stdout stays free for machine-readable output. */
export function makeLogger(level: string): PinoLogger {
  return pino({ level, redact: REDACT, base: null }, pino.destination({ fd: 2, sync: false }));
}

/** Nest's own messages in the same form. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: PinoLogger) {}

  log(message: unknown, context?: string): void {
    this.pino.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.pino.warn({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    const [stack, context] = rest.length > 1 ? rest : [undefined, rest[0]];
    this.pino.error({ context, stack }, message instanceof Error ? (message.stack ?? message.message) : String(message));
  }
  debug(message: unknown, context?: string): void {
    this.pino.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: string): void {
    this.pino.trace({ context }, String(message));
  }
}
