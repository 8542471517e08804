/**
 * A plain value that only its own constructor can make: `Brand<number, 'Kg'>` is a number to the machine and a weight to the compiler.
 *
 * Branded primitives rather than classes: a round reads tens of thousands of weights and prices, and a primitive costs nothing there
 * and needs no unpacking on the way to the wire.
 */
export type Brand<Value, Name extends string> = Value & { readonly __brand: Name };
