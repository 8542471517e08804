/** Tells every process that streams have grown. A lost poke does no harm: tails and relays look again by themselves. */
export abstract class PokeBus {
  /** Called after the commit, never inside a transaction. */
  abstract publish(streams: readonly string[]): void;
  /** Calls back with the streams that grew, here or in another process. */
  abstract subscribe(listener: (streams: readonly string[]) => void): void;
}
