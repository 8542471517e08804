import { exampleDay, exampleId, exampleInstant, exampleValue } from './example-values';

type Schema = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, unknown>>;

/** The name of a field, and of the field that it is inside of. */
interface Place {
  readonly parent: string;
  readonly name: string;
}

/**
 * A payload that a schema allows, with every field that it names, so that a reader sees all that may come; a list has one entry.
 * Made from the schema and `example-values`, so that no example can be forgotten or fall behind.
 */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  return example(schema, schemas, { parent: '', name: '' });
}

function example(schema: Schema, schemas: Schemas, place: Place): unknown {
  const reference = schema['$ref'];
  if (typeof reference === 'string') return example(schemas[reference.slice(reference.lastIndexOf('/') + 1)] as Schema, schemas, place);
  if (schema['examples']) return (schema['examples'] as unknown[])[0];
  const [part] = (schema['allOf'] ?? schema['anyOf'] ?? schema['oneOf'] ?? []) as Schema[];
  if (part) return example(part, schemas, place);
  if ('const' in schema) return schema['const'];
  if ('example' in schema) return schema['example'];
  if (schema['enum']) return (schema['enum'] as unknown[])[0];
  const types = [schema['type']].flat();
  if (types.includes('object')) return objectOf(schema, schemas, place);
  if (types.includes('array')) return [example(schema['items'] as Schema, schemas, place)];
  return plain(schema, types, place);
}

function objectOf(schema: Schema, schemas: Schemas, { name: parent }: Place): Record<string, unknown> {
  const fields = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  return Object.fromEntries(fields.map(([name, field]) => [name, example(field, schemas, { parent, name })]));
}

function plain(schema: Schema, types: readonly unknown[], { parent, name }: Place): unknown {
  if (schema['format'] === 'uuid') return exampleId(`${parent}.${name}`);
  if (schema['format'] === 'date') return exampleDay(name);
  if (schema['format'] === 'date-time') return exampleInstant(name);
  const known = exampleValue(`${parent}.${name}`, types);
  if (known !== undefined) return known;
  if (types.includes('integer') || types.includes('number')) return Math.max(1, (schema['minimum'] as number | undefined) ?? 1);
  if (types.includes('boolean')) return false;
  return types.includes('string') ? name : null;
}
