import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asProgram } from '../../platform/database/row-scope';
import { SessionsRepository, type SessionRow } from './sessions.repository';

interface Asker {
  resolve(row: SessionRow | undefined): void;
  reject(error: unknown): void;
}

/** Asked for in one statement at most. */
const TOGETHER_MAX = 500;
/** After a question of several the next waits so long for company: of thousands who come at once, a dozen are asked for together. */
const GATHERING_MS = 10;

/** Looks sessions up together: one alone is asked for at once, a crowd that comes meanwhile waits for it and goes as one question. */
@Injectable()
export class SessionLookups {
  private waiting = new Map<string, Asker[]>();
  private asking = false;

  constructor(
    private readonly source: DataSource,
    private readonly rows: SessionsRepository,
  ) {}

  /** The session of this hash that is open at some moment after the call; undefined if there is none. It is in use from now. */
  of(tokenHash: Buffer): Promise<SessionRow | undefined> {
    return new Promise((resolve, reject) => {
      const key = tokenHash.toString('hex');
      this.waiting.set(key, [...(this.waiting.get(key) ?? []), { resolve, reject }]);
      if (!this.asking) void asProgram('who a session belongs to, asked for many at once', () => this.ask());
    });
  }

  private async ask(): Promise<void> {
    this.asking = true;
    while (this.waiting.size > 0) {
      const group = new Map([...this.waiting].slice(0, TOGETHER_MAX));
      for (const key of group.keys()) this.waiting.delete(key);
      try {
        const rows = await this.rows.sessions(this.source.manager, [...group.keys()]);
        await this.touch(rows);
        const byHash = new Map(rows.map((row) => [row.hash, row]));
        for (const [key, askers] of group) for (const { resolve } of askers) resolve(byHash.get(key));
      } catch (error) {
        for (const askers of group.values()) for (const { reject } of askers) reject(error);
      }
      if (group.size > 1) await new Promise((resolve) => setTimeout(resolve, GATHERING_MS));
    }
    this.asking = false;
  }

  private async touch(rows: readonly SessionRow[]): Promise<void> {
    // A minute more or less is nothing beside half an hour, and saves a write with every request.
    const resting = rows.filter((row) => row.isResting);
    if (resting.length > 0)
      await this.rows.touch(
        this.source.manager,
        resting.map((row) => row.id),
      );
  }
}
