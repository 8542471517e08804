/** A lack as the dictionary names it: a dot in a key would mean a level more. */
export function lackKey<Code extends string>(code: Code): Code extends `${infer Noun}.${infer Lack}` ? `${Noun}-${Lack}` : never {
  return code.replace('.', '-') as ReturnType<typeof lackKey<Code>>;
}
