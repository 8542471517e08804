let at = Date.now();

/** When the server last answered: a session lives from there. */
export function lastAnswerAt(): number {
  return at;
}

export function answered(): void {
  at = Date.now();
}
