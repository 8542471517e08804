import { createECDH } from 'node:crypto';

/** What the process was told by its environment. The only reader of `process.env`; every variable is documented here. */
export interface Env {
  /** `development` (default), `test` or `production`. Production refuses defaults. */
  readonly nodeEnv: 'development' | 'test' | 'production';
  /** Which parts run in this process: `api` serves people, `worker` runs queues, `all` (default) does both. */
  readonly role: 'all' | 'api' | 'worker';
  /** Port to listen on; 0 picks a free one. Default 3000. */
  readonly port: number;
  /** Address to listen on. Default 127.0.0.1; containers set 0.0.0.0. */
  readonly host: string;
  /** PostgreSQL to serve from. The launcher sets it to the embedded one. Required. Its user need not own anything. */
  readonly databaseUrl: string;
  /** The same database as the user who owns the tables: migrates, and nothing else. Default: DATABASE_URL, whose user then does both. */
  readonly migrateDatabaseUrl: string;
  /** The same database as the user who chains and checks the audit. Default: DATABASE_URL, whose user takes that role on if it may. */
  readonly auditDatabaseUrl: string;
  /** File outside of the database to which heads of the audit's chain are added; `audit verify` holds the chain against it. */
  readonly auditAnchors: string | undefined;
  /** Redis for queues and wake-ups. Without it both run on PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Where people reach the program: printed in the QR codes of papers. Default http://localhost: and the port. */
  readonly publicUrl: string;
  /** Connections this process may hold for requests. Default 16: eight times the two cores it is tested on. */
  readonly poolSize: number;
  /** Folder of the built web client; without it only the API is served. */
  readonly webDist: string | undefined;
  /** `trace` to `fatal` or `silent`. Default `info`. */
  readonly logLevel: string;
  /** Origins besides our own whose pages may open sockets and send writes, separated by commas. */
  readonly allowedOrigins: readonly string[];
  /** Set (to 1) where TLS ends before us: cookies become `__Host-` and `Secure`. */
  readonly secureCookies: boolean;
  /** How many proxies stand before us and may set X-Forwarded-For. Default 0. */
  readonly trustedProxies: number;
  /** Threads that solve rounds. Default 1: rounds of one market never overlap, and the event loop needs the other core. */
  readonly solverThreads: number;
  /** Seconds of notice before a market is run otherwise or an extra gate closes. Default 3600. */
  readonly marketNoticeSeconds: number;
  /** The step of a round at which a test wants the process to die, or `solver.wrong`: a result that the checker must refuse. Only in tests. */
  readonly failpoint: string | undefined;
  /** Key of the secrets that must be read again (second factors). 32 characters or more; production needs one of its own. */
  readonly secretsKey: string;
  /** `off` leaves the limits on requests out, for load tests. Refused in production. Those on sign-ins stay. */
  readonly limits: boolean;
  /** Where to report a hole in the program, for /.well-known/security.txt: an address or `mailto:`. */
  readonly securityContact: string;
  /** A deal of this many VND or more needs a fresh proof of who confirms it. Default 1,000,000,000. */
  readonly stepUpVnd: bigint;
  /**
   * The pair of keys by which push services know this site (VAPID, RFC 8292): `npm run admin -- push keys` makes one. Made once and kept:
   * with another pair every device has to be turned on anew. Without them no device rings. The embedded profile keeps its own in DATA_DIR.
   */
  readonly pushKeys: PushKeys | undefined;
  /** One origin more that messages to devices may go to, not https: a test's own push service. Only in tests. */
  readonly pushTestOrigin: string | undefined;
  /** Set (to 1) to keep passwords under the cheapest hash there is: stories make hundreds of members. Only in tests. */
  readonly quickPasswords: boolean;
  /** Set (to 1) to load the demo operator on a fresh database. Refused in production. */
  readonly demo: boolean;
}

/** A pair of keys on P-256, in base64url. The private one is never written to a log. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Known to everyone who reads this: good for a demo on one's own machine, refused in production. */
const DEVELOPMENT_KEY = 'only for development, refused in production';
const KEY_LENGTH_MIN = 32;

function faultsOfSecrets(source: NodeJS.ProcessEnv, nodeEnv: Env['nodeEnv']): string[] {
  const key = source['SECRETS_KEY'] ?? '';
  const faults: string[] = [];
  if (key !== '' && key.length < KEY_LENGTH_MIN) faults.push(`SECRETS_KEY must have ${KEY_LENGTH_MIN} characters or more`);
  if (nodeEnv !== 'test' && source['QUICK_PASSWORDS'])
    faults.push('QUICK_PASSWORDS is for tests: whoever reads a hash would guess its password');
  if (nodeEnv !== 'production') return faults;
  if (key === '' || key === DEVELOPMENT_KEY) faults.push('SECRETS_KEY is required in production: give it a long random text of its own');
  if (source['LIMITS'] === 'off') faults.push('LIMITS must not be off in production');
  if (/:\/\/[^:/@]+:(postgres|password|changeme|secret)?@/.test(source['DATABASE_URL'] ?? ''))
    faults.push('DATABASE_URL has a password that everybody tries first');
  return faults;
}

/** @returns the pair, undefined for none; a fault for half of one and for keys that do not belong together */
function readPushKeys(source: NodeJS.ProcessEnv, faults: string[]): PushKeys | undefined {
  const [publicKey, privateKey] = [source['PUSH_PUBLIC_KEY'] ?? '', source['PUSH_PRIVATE_KEY'] ?? ''];
  if (publicKey === '' && privateKey === '') return undefined;
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    if (curve.getPublicKey('base64url') === publicKey) return { publicKey, privateKey };
  } catch {
    // Not a key at all: the same fault.
  }
  faults.push('PUSH_PUBLIC_KEY and PUSH_PRIVATE_KEY must be a pair: npm run admin -- push keys makes one');
  return undefined;
}

/** Reads and checks the environment once. @throws Error naming every fault at once, so one restart mends all. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const faults: string[] = [];
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = source[name] ?? fallback;
    if ((allowed as readonly string[]).includes(value)) return value as T;
    faults.push(`${name} must be one of ${allowed.join(', ')}; it is "${value}"`);
    return fallback;
  };
  const whole = (name: string, fallback: number, min: number, max: number): number => {
    const text = source[name];
    if (text === undefined || text === '') return fallback;
    const value = /^\d+$/.test(text) ? parseInt(text, 10) : NaN;
    if (value >= min && value <= max) return value;
    faults.push(`${name} must be a whole number from ${min} to ${max}; it is "${text}"`);
    return fallback;
  };
  const nodeEnv = oneOf('NODE_ENV', ['development', 'test', 'production'], 'development');
  const databaseUrl = source['DATABASE_URL'] ?? '';
  if (!/^postgres(ql)?:\/\//.test(databaseUrl))
    faults.push('DATABASE_URL must be a postgres:// address (npm start sets it for the embedded database)');
  const otherUrl = (name: 'MIGRATE_DATABASE_URL' | 'AUDIT_DATABASE_URL'): string => {
    const url = source[name] ?? '';
    if (!/^postgres(ql)?:\/\//.test(url)) faults.push(`${name} must be a postgres:// address, or left out`);
    return url;
  };
  const redisUrl = source['REDIS_URL'] || undefined;
  if (redisUrl && !/^rediss?:\/\//.test(redisUrl)) faults.push('REDIS_URL must be a redis:// address');
  const demo = source['DEMO'] === '1';
  if (nodeEnv === 'production' && demo) faults.push('DEMO must not be set in production: it creates an operator with a known password');
  if (nodeEnv === 'production' && !redisUrl) faults.push('REDIS_URL is required in production');
  if (nodeEnv !== 'test' && source['FAILPOINT']) faults.push('FAILPOINT is for tests: it kills the process');
  if (nodeEnv !== 'test' && source['PUSH_TEST_ORIGIN'])
    faults.push('PUSH_TEST_ORIGIN is for tests: messages would go to that address unguarded');
  const env: Env = {
    nodeEnv,
    role: oneOf('ROLE', ['all', 'api', 'worker'], 'all'),
    port: whole('PORT', 3000, 0, 65_535),
    host: source['HOST'] ?? '127.0.0.1',
    databaseUrl,
    migrateDatabaseUrl: source['MIGRATE_DATABASE_URL'] ? otherUrl('MIGRATE_DATABASE_URL') : databaseUrl,
    auditDatabaseUrl: source['AUDIT_DATABASE_URL'] ? otherUrl('AUDIT_DATABASE_URL') : databaseUrl,
    auditAnchors: source['AUDIT_ANCHORS'] || undefined,
    redisUrl,
    publicUrl: (source['PUBLIC_URL'] || `http://localhost:${source['PORT'] || '3000'}`).replace(/\/+$/, ''),
    poolSize: whole('PG_POOL', 16, 2, 100),
    webDist: source['WEB_DIST'] || undefined,
    logLevel: oneOf('LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'info'),
    allowedOrigins: (source['ALLOWED_ORIGINS'] ?? '').split(',').filter((origin) => origin !== ''),
    secureCookies: source['SECURE_COOKIES'] === '1',
    trustedProxies: whole('TRUSTED_PROXIES', 0, 0, 10),
    solverThreads: whole('SOLVER_THREADS', 1, 1, 16),
    marketNoticeSeconds: whole('MARKET_NOTICE_SECONDS', 3_600, 0, 30 * 86_400),
    failpoint: source['FAILPOINT'] || undefined,
    secretsKey: source['SECRETS_KEY'] || DEVELOPMENT_KEY,
    limits: oneOf('LIMITS', ['on', 'off'], 'on') === 'on',
    securityContact: source['SECURITY_CONTACT'] || 'mailto:security@muavu.vn',
    stepUpVnd: BigInt(whole('STEP_UP_VND', 1_000_000_000, 1, Number.MAX_SAFE_INTEGER)),
    pushKeys: readPushKeys(source, faults),
    pushTestOrigin: source['PUSH_TEST_ORIGIN'] || undefined,
    quickPasswords: source['QUICK_PASSWORDS'] === '1',
    demo,
  };
  faults.push(...faultsOfSecrets(source, nodeEnv));
  if (faults.length > 0) throw new Error(`The environment is not right:\n- ${faults.join('\n- ')}`);
  return env;
}

/** This process's environment, read and checked. @throws Error naming every fault */
export function environment(): Env {
  return readEnv(process.env);
}
