import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { quietPort } from '../../scripts/lib/ports.mjs';
import { startEmbeddedPostgres } from '../../scripts/lib/postgres/embedded-postgres.mjs';
import { startServer, type TestServer } from '../support/server';
import { createDatabase, makeTemplate, sql } from '../support/test-databases';

export type Fault = 'api' | 'postgres' | 'redis';

type Cluster = Awaited<ReturnType<typeof startEmbeddedPostgres>>;

/** What a run that is cut short must not leave behind. */
const atExit = new Set<() => void>();
process.once('exit', () => atExit.forEach((end) => end()));

/** The whole program on a durable PostgreSQL, each part of which can be killed and started again. */
export class Stack {
  private constructor(
    private readonly folder: string,
    private cluster: Cluster,
    private redis: { process: ChildProcess; port: number } | undefined,
    private server: TestServer,
  ) {
    atExit.add(this.killCluster);
  }

  static async start(fault: Fault): Promise<Stack> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mua-vu-chaos-'));
    fs.chmodSync(folder, 0o711); // root lends the server another user, who must reach the home inside
    // Durable, unlike the cluster of the tests: what is acknowledged must outlive a kill.
    const cluster = await startEmbeddedPostgres({ home: path.join(folder, 'postgres'), durable: true });
    process.env['TEST_POSTGRES_URL'] = cluster.url;
    await makeTemplate();
    const port = fault === 'redis' ? await quietPort() : undefined;
    const redis = port === undefined ? undefined : { process: await startRedisOn(port), port };
    const more =
      port === undefined ? { profile: 'embedded' as const } : { profile: 'scaled' as const, redisUrl: `redis://127.0.0.1:${port}` };
    // With Redis there are two processes of it, and neither is started again.
    const env = port === undefined ? { env: { PORT: String(await quietPort()) } } : {};
    const server = await startServer({ databaseUrl: await createDatabase(), ...more, ...env, detached: true });
    return new Stack(folder, cluster, redis, server);
  }

  get url(): string {
    return this.server.url;
  }

  get databaseUrl(): string {
    return this.server.databaseUrl;
  }

  /** kill -9 of one part, and up again. Answers when it serves again. */
  async kill(fault: Fault): Promise<void> {
    if (fault === 'api') await this.killServer();
    else if (fault === 'postgres') await this.killPostgres();
    else await this.killRedis();
  }

  /** Says whether the program still serves: it must outlive its database and its Redis. */
  async isAlive(): Promise<boolean> {
    return fetch(`${this.url}/livez`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  log(): string {
    return this.server.log();
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.redis?.process.kill('SIGKILL');
    await this.cluster.stop();
    atExit.delete(this.killCluster);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly killCluster = (): void => {
    if (this.cluster.isRunning()) process.kill(this.cluster.pid, 'SIGQUIT');
  };

  private async killServer(): Promise<void> {
    const { url, databaseUrl } = this.server;
    await this.server.kill9();
    this.server = await startServer({ databaseUrl, profile: 'embedded', env: { PORT: new URL(url).port }, detached: true });
  }

  /** The postmaster and all its children at once: the children alone would still finish their statements. */
  private async killPostgres(): Promise<void> {
    const { pid, home, port } = this.cluster;
    const children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n');
    for (const one of [pid, ...children.map((text) => parseInt(text, 10))]) {
      try {
        process.kill(one, 'SIGKILL');
      } catch {
        continue; // it ended by itself between the list and the kill
      }
    }
    this.cluster = await startEmbeddedPostgres({ home, durable: true, port });
    await sql(this.databaseUrl, 'SELECT 1');
  }

  /** It comes back empty, as a Redis without persistence does. */
  private async killRedis(): Promise<void> {
    if (!this.redis) throw new Error('this profile has no Redis');
    const { process: old, port } = this.redis;
    const ended = new Promise((resolve) => old.once('exit', resolve));
    old.kill('SIGKILL');
    await ended;
    this.redis = { process: await startRedisOn(port), port };
  }
}

/** A Redis in memory on this port, with the settings that production needs. */
async function startRedisOn(port: number): Promise<ChildProcess> {
  const program = process.env['REDIS_SERVER'] || 'redis-server';
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const redis = spawn(program, args, { cwd: os.tmpdir(), stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const kill = (): void => void redis.kill('SIGKILL');
  atExit.add(kill);
  redis.once('exit', () => atExit.delete(kill));
  await new Promise<void>((resolve, reject) => {
    redis.once('error', reject);
    redis.once('exit', () => reject(new Error('redis-server ended')));
    redis.stdout.on('data', (text: Buffer) => /[Rr]eady to accept connections/.test(text.toString()) && resolve());
  });
  return redis;
}
