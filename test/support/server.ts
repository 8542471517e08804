import path from 'node:path';
import { startChild, type Child } from './child';
import { createDatabase, dropDatabase, loginsFor } from './test-databases';
import { startRedis, type TestRedis } from './redis';

const ROOT = path.resolve(__dirname, '../..');
/** A cold start on two busy cores takes about 3 s. */
const START_MS = 45_000;
const END_MS = 20_000;

/** `embedded`: one process, queues on PostgreSQL. `scaled`: an api and a worker process over Redis. */
export type Profile = 'embedded' | 'scaled';

export interface ServerOptions {
  /** Default: `scaled` in the jest project of that name, else `embedded`. */
  readonly profile?: Profile;
  /** Default: a fresh copy of the template, dropped by `stop`. Give one to start again after a kill, or to add a node. */
  readonly databaseUrl?: string;
  /** Default in the scaled profile: a Redis of its own, ended by `stop`. */
  readonly redisUrl?: string;
  /** Only this part: to add a node to a server that runs already. */
  readonly role?: 'all' | 'api' | 'worker';
  /** Settings of env.ts that the story needs, such as MARKET_NOTICE_SECONDS. */
  readonly env?: Readonly<Record<string, string>>;
  /** A group of its own: a Ctrl-C in the terminal is its starter's affair. */
  readonly detached?: boolean;
}

export interface TestServer {
  /** Address of the api, without a slash at the end. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly profile: Profile;
  /** Ends it as an operator would, and drops what was made for it. */
  stop(): Promise<void>;
  /** kill -9 of all its processes. The database stays: start again with its `databaseUrl`. */
  kill9(): Promise<void>;
  /** All that its processes wrote. */
  log(): string;
}

/** The profile of the jest project that runs. */
export const PROFILE: Profile = process.env['TEST_PROFILE'] === 'scaled' ? 'scaled' : 'embedded';

/** Starts the compiled program and waits until it listens. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const profile = options.profile ?? PROFILE;
  const databaseUrl = options.databaseUrl ?? (await createDatabase());
  const redis = profile === 'scaled' && !options.redisUrl ? await startRedis() : undefined;
  const redisUrl = options.redisUrl ?? redis?.url;
  const roles = options.role ? [options.role] : profile === 'scaled' ? (['api', 'worker'] as const) : (['all'] as const);
  const env = environment({ databaseUrl, redisUrl, more: options.env ?? {} });
  const children = roles.map((role) => launch({ ...env, ROLE: role }, options.detached ?? false));
  try {
    const addresses = await Promise.all(children.map((child) => child.said(/\{"listening":"([^"]+)"\}/, START_MS)));
    const ended = async (signal: NodeJS.Signals): Promise<void> => {
      for (const child of children) child.kill(signal);
      await Promise.all(children.map((child) => endedInTime(child)));
    };
    return {
      url: addresses[0]?.[1] ?? '',
      databaseUrl,
      redisUrl,
      profile,
      log: () => children.map((child) => child.output()).join('\n'),
      kill9: () => ended('SIGKILL'),
      stop: async () => {
        await ended('SIGTERM');
        await cleanUp(options, databaseUrl, redis);
      },
    };
  } catch (error) {
    for (const child of children) child.kill('SIGKILL');
    await cleanUp(options, databaseUrl, redis);
    throw error;
  }
}

function launch(env: NodeJS.ProcessEnv, detached: boolean): Child {
  return startChild(process.execPath, [path.join(ROOT, 'dist/server/main.js')], { cwd: ROOT, env, detached });
}

function environment(given: {
  databaseUrl: string;
  redisUrl: string | undefined;
  more: Readonly<Record<string, string>>;
}): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|LANG|TZ)$/.test(name)));
  return {
    ...inherited,
    NODE_ENV: 'test',
    PORT: '0',
    DEMO: '1',
    LOG_LEVEL: 'warn',
    LIMITS: 'off', // stories are told faster than people work; the specs of the limits turn them on
    QUICK_PASSWORDS: '1', // the same for hundreds of members of stories; the spec of the doors' times turns it off
    ...loginsFor(given.databaseUrl),
    ...(given.redisUrl ? { REDIS_URL: given.redisUrl } : {}),
    ...given.more,
  };
}

async function endedInTime(child: Child): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await child.ended();
  clearTimeout(timer);
}

async function cleanUp(options: ServerOptions, databaseUrl: string, redis: TestRedis | undefined): Promise<void> {
  if (!options.databaseUrl) await dropDatabase(databaseUrl);
  await redis?.stop();
}
