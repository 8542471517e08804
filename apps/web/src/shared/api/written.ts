/**
 * A request as text. A figure that could not be read, or none that a computer can hold, would become `null`, which a field that may be left out takes for nothing typed:
 * it is sent as the word it is, and the server refuses it at its field.
 */
export function written(body: unknown): string {
  return JSON.stringify(body, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NaN' : value));
}
