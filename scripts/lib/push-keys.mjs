// The pair of keys by which push services know this site (VAPID): made once, kept in the data folder, readable by its owner alone.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The pair kept in `data`; made when there is none. With another pair every device would have to be turned on anew. */
export function keptPushKeys(data) {
  const file = path.join(data, 'push-keys.json');
  try {
    fs.writeFileSync(file, `${JSON.stringify(newPushKeys())}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const { PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return { PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY };
}

/** A new pair on P-256, as the settings take it. */
export function newPushKeys() {
  const curve = crypto.createECDH('prime256v1');
  const publicKey = curve.generateKeys('base64url');
  // A private key that begins with zeros comes out shorter than a key is.
  const privateKey = Buffer.concat([Buffer.alloc(32), curve.getPrivateKey()])
    .subarray(-32)
    .toString('base64url');
  return { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey };
}
