// Goal: the containers would start with settings that the program accepts. Method: read the files as Docker would; there is no
// engine here to run them.
import fs from 'node:fs';
import path from 'node:path';
import { YAML11_SCHEMA, load } from 'js-yaml';
import { readEnv } from '../../apps/api/src/platform/config/env';
import { ROOT } from './source-files';

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
const compose = load(read('docker/compose.yml'), { schema: YAML11_SCHEMA }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
};
const services = Object.entries(compose.services);
const programs = services.filter(([, service]) => service.build !== undefined);
const dockerfile = read('docker/api.Dockerfile');

test('the parts of the scaled profile are there', () => {
  expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'proxy', 'redis', 'worker']);
  expect(compose.services['api']?.environment?.['ROLE']).toBe('api');
  expect(compose.services['worker']?.environment?.['ROLE']).toBe('worker');
});

test.each(programs)('%s has settings that the program knows and accepts', (_name, service) => {
  const source = read('apps/api/src/platform/config/env.ts');
  const given = Object.entries(service.environment ?? {});
  const unknown = given.map(([name]) => name).filter((name) => !new RegExp(`'${name}'`).test(source));
  expect(unknown).toEqual([]);
  const env = readEnv(
    Object.fromEntries(
      given.map(([name, value]) => [
        name,
        value
          .replace(/\$\{(APP|OWNER|AUDIT)_PASSWORD[^}]*\}/, 'abc123')
          .replace(/\$\{\w+:-\}/, '')
          .replace(/\$\{SECRETS_KEY[^}]*\}/, 'a long text that nobody else has, 2026'),
      ]),
    ),
  );
  expect(env.nodeEnv).toBe('production');
  expect(env.host).toBe('0.0.0.0');
  expect(env.redisUrl).toBe('redis://redis:6379');
});

test('what the image sets by itself the program knows and accepts, too', () => {
  const pairs = [...(/^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value] as const);
  expect(pairs.map(([name]) => name)).toEqual(['NODE_ENV', 'HOST', 'PORT', 'WEB_DIST']);
  const env = readEnv({
    ...Object.fromEntries(pairs),
    DATABASE_URL: 'postgres://u:p@h/d',
    REDIS_URL: 'redis://h',
    SECRETS_KEY: 'x'.repeat(32),
  });
  expect(env.webDist).toBe('/app/dist/web');
});

test('a service waits only for what can say that it is ready', () => {
  for (const [name, { depends_on: waits }] of services) {
    for (const [other, { condition }] of Object.entries(waits ?? {})) {
      const target = compose.services[other];
      const says = other === 'migrate' ? 'service_completed_successfully' : 'service_healthy';
      const hasCheck = target?.build ? /^HEALTHCHECK/m.test(dockerfile) : target?.healthcheck?.test !== undefined;
      expect([name, other, condition, hasCheck]).toEqual([name, other, says, true]);
    }
  }
});

test('every image has a version, every mounted or copied file exists', () => {
  for (const [name, service] of services) {
    if (!service.build) expect([name, service.image]).toEqual([name, expect.stringMatching(/^[a-z]+:\d+(\.\d+)*/)]);
    else expect(fs.existsSync(path.join(ROOT, 'docker', service.build.context, service.build.dockerfile))).toBe(true);
    for (const mount of service.volumes ?? []) {
      const [from = ''] = mount.split(':');
      expect([mount, from.startsWith('.') ? fs.existsSync(path.join(ROOT, 'docker', from)) : from in compose.volumes]).toEqual([
        mount,
        true,
      ]);
    }
  }
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) => (match[1] ?? '').split(' '));
  expect(copied.length).toBeGreaterThan(5);
  expect(copied.filter((file) => !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
});

test('nothing secret is written down', () => {
  expect(read('docker/compose.yml')).not.toMatch(/PASSWORD: (?!\$\{)/);
});
