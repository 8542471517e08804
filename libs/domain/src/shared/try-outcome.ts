/** How a channel says that one try ended. `answer` is what the other end said, a number without anybody's data; null when it said nothing. */
export type TryOutcome =
  | { readonly kind: 'sent' | 'gone' | 'refused'; readonly answer: number | null }
  | { readonly kind: 'again'; readonly answer: number | null; readonly afterMs: number | null };
