/** `t` handed on to a helper. The full type of `t` knows every key, which is more than the compiler can carry through a second function. */
export type Say = (key: string, words?: Readonly<Record<string, unknown>>) => string;
