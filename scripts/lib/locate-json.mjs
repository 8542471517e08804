// Line and column of a field in JSON text: walks the text only as far as the path needs, so it is called for messages, not for reading.

/** @param path names and positions, as in ['offers', 17, 'kg']; answers the place of the deepest step that exists. */
export function locateJson(text, path) {
  const walker = { text, at: 0 };
  let found = 0;
  for (const step of path) {
    skipSpace(walker);
    const opened = text[walker.at] === (typeof step === 'number' ? '[' : '{');
    if (!opened || !enter(walker, step)) break;
    skipSpace(walker);
    found = walker.at;
  }
  return placeOf(text, found);
}

/** Line and column of an offset, both from 1. */
export function placeOf(text, offset) {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function enter(walker, step) {
  walker.at++;
  for (let index = 0; ; index++) {
    skipSpace(walker);
    const char = walker.text[walker.at];
    if (char === undefined || char === ']' || char === '}') return false;
    if (typeof step === 'number') {
      if (index === step) return true;
    } else {
      const from = walker.at;
      skipString(walker);
      const name = JSON.parse(walker.text.slice(from, walker.at));
      skipSpace(walker);
      walker.at++;
      if (name === step) return true;
    }
    skipValue(walker);
    skipSpace(walker);
    if (walker.text[walker.at] === ',') walker.at++;
  }
}

function skipSpace(walker) {
  while (' \n\r\t'.includes(walker.text[walker.at] ?? '.')) walker.at++;
}

function skipString(walker) {
  for (walker.at++; walker.text[walker.at] !== '"'; walker.at++) if (walker.text[walker.at] === '\\') walker.at++;
  walker.at++;
}

function skipValue(walker) {
  skipSpace(walker);
  let depth = 0;
  do {
    const char = walker.text[walker.at];
    if (char === '"') skipString(walker);
    else if (char === '{' || char === '[') {
      depth++;
      walker.at++;
    } else if (char === '}' || char === ']') {
      depth--;
      walker.at++;
    } else if (depth === 0) {
      while (walker.at < walker.text.length && !',]} \n\r\t'.includes(walker.text[walker.at])) walker.at++;
    } else walker.at++;
  } while (depth > 0 && walker.at < walker.text.length);
}
