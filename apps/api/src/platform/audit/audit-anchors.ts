import fs from 'node:fs';
import path from 'node:path';
import type { Anchor } from './verify-audit';

const LINE = /^(\S+) (\d+):([0-9a-f]{64})$/;

/** A place of the chain as people note it. */
export function anchorText({ number, hash }: Anchor): string {
  return `${number}:${hash}`;
}

/** Adds a head of the chain to a file outside of the database. Lines are only ever added, and are on the disk when this returns. */
export function noteAnchor(file: string, at: string, anchor: Anchor): void {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const opened = fs.openSync(file, 'a', 0o600);
  try {
    fs.writeSync(opened, `${at} ${anchorText(anchor)}\n`);
    fs.fsyncSync(opened);
  } finally {
    fs.closeSync(opened);
  }
}

/** The heads that were noted, oldest first; none when there is no such file. @throws Error for a line that is none of ours */
export function readAnchors(file: string): Anchor[] {
  if (!fs.existsSync(file)) return [];
  const lines = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line, at) => {
    const [, , number, hash] = LINE.exec(line) ?? [];
    if (number === undefined || hash === undefined) throw new Error(`${file}, line ${at + 1}: this is no noted head`);
    return { number: parseInt(number, 10), hash };
  });
}
