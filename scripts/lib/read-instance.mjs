// Instance files of `npm run clear`: read in a stream, so that the text is never in memory as a whole; only a refusal reads it again,
// to say on which line the fault stands.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { JSONParser } from '@streamparser/json';
import { locateJson, placeOf } from './locate-json.mjs';
import { Refusal } from './refusal.mjs';

/** Lists that may hold a hundred thousand items; everything else of a file comes as one value each. */
const LONG_LISTS = ['offers', 'demandLines'];
/** The kernel's names of lists where the file has another. */
const FILE_NAMES = { lines: 'demandLines', capacity: 'intakeCapacity' };

/** The parsed file and the SHA-256 of its bytes. @throws Refusal with line and column when it is not JSON. */
export async function readInstance(file) {
  const hash = createHash('sha256');
  try {
    const instance = await parseStream(fs.createReadStream(file), hash);
    return { instance, hash: hash.digest('hex') };
  } catch (error) {
    if (error.code !== undefined) throw new Refusal(`${file} cannot be read: ${error.code}`);
    throw notJson(file, error);
  }
}

async function parseStream(stream, hash) {
  const parser = new JSONParser({ paths: ['$.*', ...LONG_LISTS.map((name) => `$.${name}.*`)], keepStack: false });
  const file = {};
  let items = [];
  let started = false;
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length > 1) items.push(value);
    else {
      file[key] = LONG_LISTS.includes(key) && Array.isArray(value) ? items : value;
      items = [];
    }
  };
  for await (const chunk of stream) {
    started ||= /\S/.test(chunk.toString('latin1'));
    hash.update(chunk);
    parser.write(chunk);
  }
  if (!parser.isEnded) parser.end();
  if (!started) throw new Error('nothing in it');
  return file;
}

function notJson(file, error) {
  const text = fs.readFileSync(file, 'utf8');
  try {
    JSON.parse(text);
  } catch (fault) {
    const offset = /position (\d+)/.exec(fault.message)?.[1];
    const { line, column } = placeOf(text, Number(offset ?? text.length));
    return new Refusal(`${file}, line ${line}, column ${column}: not JSON (${fault.message})`);
  }
  return new Refusal(`${file}: not JSON (${error.message})`);
}

/** A refusal that names the line where a fault stands. @param path names and positions, as in ['offers', 17, 'kg'] */
export function refusalAt(file, path, message) {
  const { line, column } = locateJson(fs.readFileSync(file, 'utf8'), path);
  return new Refusal(`${file}, line ${line}, column ${column}: ${message}`);
}

/** Where the kernel's refusal points in the file: the list's own name and the position of the id. */
export function pathOfFacts(instance, { list, field, id }) {
  if (list === 'input' || list === 'network') return ['deliveryDays'];
  const name = FILE_NAMES[list] ?? list;
  const items = instance[name];
  if (!Array.isArray(items)) return [name, field];
  const position = items.map((item) => item.id ?? item.destinationId).lastIndexOf(id);
  return position < 0 ? [name] : [name, position, ...(field in items[position] ? [field] : [])];
}
