import { createECDH } from 'node:crypto';
import { readEnv } from './env';

const DATABASE_URL = 'postgres://muavu@127.0.0.1:5432/muavu';

test('a database address is enough; everything else has a default', () => {
  const env = readEnv({ DATABASE_URL });
  expect(env).toMatchObject({
    nodeEnv: 'development',
    role: 'all',
    port: 3000,
    host: '127.0.0.1',
    redisUrl: undefined,
    demo: false,
  });
});

test('every fault is named at once', () => {
  expect(() => readEnv({ PORT: '99999', ROLE: 'boss', PG_POOL: '1.5', REDIS_URL: 'http://x' })).toThrow(
    /DATABASE_URL[\s\S]*REDIS_URL[\s\S]*ROLE[\s\S]*PORT[\s\S]*PG_POOL/,
  );
});

test.each(['-1', '1e3', ' 80', '0x50', '８０', ''])('a port written as "%s" is not guessed at', (PORT) => {
  if (PORT === '') expect(readEnv({ DATABASE_URL, PORT }).port).toBe(3000);
  else expect(() => readEnv({ DATABASE_URL, PORT })).toThrow('PORT');
});

test('production refuses the demo and asks for Redis', () => {
  expect(() => readEnv({ DATABASE_URL, NODE_ENV: 'production', DEMO: '1' })).toThrow(/DEMO[\s\S]*REDIS_URL/);
  const SECRETS_KEY = 'a long text that nobody else has, 2026';
  expect(readEnv({ DATABASE_URL, NODE_ENV: 'production', REDIS_URL: 'redis://127.0.0.1:6379', SECRETS_KEY }).demo).toBe(false);
});

test('keys for devices come as a pair that belongs together, or not at all', () => {
  const curve = createECDH('prime256v1');
  const PUSH_PUBLIC_KEY = curve.generateKeys('base64url');
  const PUSH_PRIVATE_KEY = Buffer.concat([Buffer.alloc(32), curve.getPrivateKey()])
    .subarray(-32)
    .toString('base64url');
  expect(readEnv({ DATABASE_URL }).pushKeys).toBeUndefined();
  expect(readEnv({ DATABASE_URL, PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY }).pushKeys?.publicKey).toBe(PUSH_PUBLIC_KEY);
  const other = createECDH('prime256v1').generateKeys('base64url');
  for (const wrong of [
    { PUSH_PUBLIC_KEY },
    { PUSH_PRIVATE_KEY },
    { PUSH_PUBLIC_KEY: other, PUSH_PRIVATE_KEY },
    { PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY: 'x' },
  ])
    expect(() => readEnv({ DATABASE_URL, ...wrong })).toThrow(/must be a pair/);
  expect(() => readEnv({ DATABASE_URL, PUSH_TEST_ORIGIN: 'http://127.0.0.1:1' })).toThrow('PUSH_TEST_ORIGIN');
});

test('hashes that cost nothing are for tests alone', () => {
  expect(readEnv({ DATABASE_URL }).quickPasswords).toBe(false);
  expect(readEnv({ DATABASE_URL, NODE_ENV: 'test', QUICK_PASSWORDS: '1' }).quickPasswords).toBe(true);
  expect(() => readEnv({ DATABASE_URL, QUICK_PASSWORDS: '1' })).toThrow('QUICK_PASSWORDS');
  expect(() => readEnv({ DATABASE_URL, NODE_ENV: 'production', QUICK_PASSWORDS: '1' })).toThrow('QUICK_PASSWORDS');
});

test('production refuses what everybody knows', () => {
  const production = { DATABASE_URL, NODE_ENV: 'production', REDIS_URL: 'redis://127.0.0.1:6379' };
  expect(() => readEnv(production)).toThrow('SECRETS_KEY is required');
  expect(() => readEnv({ ...production, SECRETS_KEY: 'only for development, refused in production' })).toThrow('SECRETS_KEY is required');
  expect(() => readEnv({ ...production, SECRETS_KEY: 'short' })).toThrow('32 characters');
  expect(() => readEnv({ ...production, LIMITS: 'off' })).toThrow('LIMITS');
  expect(() => readEnv({ ...production, DATABASE_URL: 'postgres://mua_vu:postgres@db/mua_vu' })).toThrow('everybody tries first');
});
