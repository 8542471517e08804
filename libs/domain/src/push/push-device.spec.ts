import { pushAddress } from './push-device';

const p256dh = `B${'A'.repeat(86)}`;
const auth = 'A'.repeat(22);
const taken = (endpoint: string, own: string | null = null) => {
  try {
    return pushAddress({ endpoint, p256dh, auth }, own).endpoint === endpoint;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/x',
  'https://wns2-par02p.notify.windows.com:443/w/?token=x',
  'https://web.push.apple.com/x',
])('a push service: %s', (endpoint) => expect(taken(endpoint)).toBe(true));

test.each([
  'http://fcm.googleapis.com/x',
  'https://fcm.googleapis.com',
  'https://fcm.googleapis.com:8443/x',
  'https://user@fcm.googleapis.com/x',
  'https://127.0.0.1/x',
  'https://10.0.0.7/x',
  'https://2130706433/x',
  'https://0x7f.0.0.1/x',
  'https://[::1]/x',
  'https://localhost/x',
  'https://db/x',
  'https://metadata.google.internal/x',
  'https://printer.local/x',
  'https://a..b/x',
  'https://a.b/x y',
  'https://fcm.googleapis.com\\@10.0.0.1/x',
  'file:///etc/passwd',
  `https://a.vn/${'x'.repeat(1_000)}`,
  '',
])('nothing of ours and nothing odd: %s', (endpoint) => expect(taken(endpoint)).toBe('push.endpoint_invalid'));

test('keys have their form; one origin more may be taken, and only that one', () => {
  expect(() => pushAddress({ endpoint: 'https://a.vn/x', p256dh: 'x', auth }, null)).toThrow('push.keys_invalid');
  expect(() => pushAddress({ endpoint: 'https://a.vn/x', p256dh, auth: `${auth}=` }, null)).toThrow('push.keys_invalid');
  expect(taken('http://127.0.0.1:80801/x', 'http://127.0.0.1:8080')).toBe('push.endpoint_invalid');
  expect(taken('http://127.0.0.1:8080/x', 'http://127.0.0.1:8080')).toBe(true);
});
