import { isPublicAddress, publicLookup } from './public-lookup';

test.each(['142.250.4.95', '8.8.8.8', '172.32.0.1', '2a00:1450:4001:80b::200a', '2404:6800:4003::1'])('%s is anybody’s', (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.100.1.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fd00:ec2::254',
  '2001:db8::1',
  '2002:7f00:1::',
  'ff02::1',
])('%s is ours', (address) => expect(isPublicAddress(address)).toBe(false));

test('a name that leads to this machine is not called', async () => {
  const said = await new Promise<string>((resolve) =>
    publicLookup('localhost', { all: false }, (error) => resolve(String(error?.message))),
  );
  expect(said).toMatch(/no public address/);
});
