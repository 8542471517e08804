/** The fields of a change that somebody stated. What is left out, or null where nothing can be no value, is not among them. */
export function stated<T extends object, K extends keyof T>(body: T, fields: readonly K[]): { [P in K]?: NonNullable<T[P]> } {
  const said: { [P in K]?: NonNullable<T[P]> } = {};
  for (const field of fields) {
    const value = body[field];
    if (value !== undefined && value !== null) said[field] = value;
  }
  return said;
}
