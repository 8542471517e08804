const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
const BRACKET_END = 0x5d;
const BRACE = 0x7b;
const BRACE_END = 0x7d;

/**
 * Says whether some object of a JSON text has the same field twice: parsers differ in which of the two they keep, so a proxy and this
 * server could read two different bodies. Fields count by what they mean: `"kg"` and `"\u006bg"` are one.
 * @throws SyntaxError when a field's name is no JSON; what else is none is left to the parser
 */
export function repeatsKey(text: Uint8Array): boolean {
  // One entry for each open bracket: the fields of an object, undefined for an array.
  const open: (Set<string> | undefined)[] = [];
  let keyIsNext = false;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (byte === BRACE || byte === BRACKET) {
      open.push(byte === BRACE ? new Set() : undefined);
      keyIsNext = byte === BRACE;
    } else if (byte === BRACE_END || byte === BRACKET_END) {
      open.pop();
      keyIsNext = false;
    } else if (byte === COMMA) keyIsNext = open.at(-1) !== undefined;
    else if (byte === QUOTE) {
      const end = endOfText(text, at);
      if (keyIsNext) {
        const [keys, key] = [open.at(-1), keyAt(text, at, end)];
        if (keys?.has(key)) return true;
        keys?.add(key);
        keyIsNext = false;
      }
      at = end;
    }
  }
  return false;
}

/** Where the quote stands that ends the text begun at `from`. */
function endOfText(text: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== QUOTE) at += text[at] === BACKSLASH ? 2 : 1;
  return at;
}

function keyAt(text: Uint8Array, from: number, end: number): string {
  const quoted = Buffer.from(text.buffer, text.byteOffset + from, Math.min(end + 1, text.length) - from);
  return quoted.includes(BACKSLASH) ? (JSON.parse(quoted.toString()) as string) : quoted.toString('utf8', 1, quoted.length - 1);
}
