import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

/** The only source of ids and randomness. */
@Injectable()
export class IdSource {
  /** A UUIDv7: sorts by time of making, so index pages stay together. */
  next(): string {
    return v7();
  }

  /** A secret of 256 bits, for sessions. */
  secret(): string {
    return randomBytes(32).toString('base64url');
  }
}
