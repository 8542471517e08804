/** A field of an event's body: a view of the HTTP document by its name, or a plain JSON schema. */
export type BodyField = { readonly view: string } | { readonly schema: Readonly<Record<string, unknown>> };

/** What one event carries on one kind of stream. */
export interface EventEntry {
  readonly summary: string;
  readonly body: Readonly<Record<string, BodyField>>;
}
