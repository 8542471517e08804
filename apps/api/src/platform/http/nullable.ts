/** Any part of a description. */
type Part = Record<string, unknown>;

/**
 * Rewrites `nullable: true`, which the generator still writes although OpenAPI 3.1 no longer knows it, into a type that includes null.
 * Works in place on a fresh document.
 */
export function nullableAsType(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const inner of Object.values(part)) nullableAsType(inner);
  const schema = part as Part;
  if (schema['nullable'] !== true) return;
  delete schema['nullable'];
  if (typeof schema['type'] === 'string' && !schema['allOf']) schema['type'] = [schema['type'], 'null'];
  else {
    const { description, ...rest } = schema;
    for (const key of Object.keys(rest)) delete schema[key];
    const whole = Array.isArray(rest['allOf']) && rest['allOf'].length === 1 ? (rest['allOf'] as Part[])[0] : rest;
    Object.assign(schema, { anyOf: [whole, { type: 'null' }] }, description === undefined ? {} : { description });
  }
}
