// The folder of one cluster: data/ (PostgreSQL's own), password, port, server.log.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SYSTEM_DIR, canReach, openSystemDir, serverUser } from './binaries.mjs';
import { Refusal } from '../refusal.mjs';

/**
 * The home of the database of this data folder. Beside the checkout, unless root runs it from a place that the server's user
 * cannot reach; then under {@link SYSTEM_DIR}, and a note in the data folder says where. The note also finds the data again
 * after the checkout was moved.
 */
export function homeOf(dataDir) {
  const beside = path.join(dataDir, 'postgres');
  if (fs.existsSync(path.join(beside, 'data')) || canReach(dataDir, serverUser(beside))) return beside;
  const noteFile = path.join(dataDir, 'postgres-is-elsewhere.json');
  const note = fs.existsSync(noteFile) ? JSON.parse(fs.readFileSync(noteFile, 'utf8')) : undefined;
  if (note && fs.existsSync(note.home) && (note.dataDir === dataDir || !fs.existsSync(note.dataDir))) return note.home;
  const home = path.join(SYSTEM_DIR, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  fs.mkdirSync(dataDir, { recursive: true });
  fs.writeFileSync(noteFile, JSON.stringify({ home, dataDir }));
  return home;
}

/** Makes the home, closed to everyone but the server's user (and root). @throws Refusal if it belongs to somebody else. */
export function openHome(home, user) {
  try {
    if (path.dirname(home) === SYSTEM_DIR) openSystemDir();
    fs.mkdirSync(path.dirname(home), { recursive: true });
    if (!fs.existsSync(home)) fs.mkdirSync(home, { mode: 0o700 });
    if (user.uid !== undefined) fs.chownSync(home, user.uid, user.gid);
    fs.accessSync(home, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
    throw new Refusal(`The database folder ${home} belongs to another user: start as that user, or set DATA_DIR to a folder of your own.`);
  }
}

/** The password of this cluster: made once, readable by its owner only. Loopback is shared by everyone on the machine. */
export function passwordOf(home) {
  const file = path.join(home, 'password');
  if (!fs.existsSync(file)) {
    fs.writeFileSync(`${file}.new`, randomBytes(24).toString('base64url'), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }
  return fs.readFileSync(file, 'utf8');
}
