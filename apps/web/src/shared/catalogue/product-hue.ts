/** Nine products have a hue of their own; the rest share one and are told apart by name. */
const hues: Readonly<Record<string, string>> = {
  mango: '--p-xoai',
  longan: '--p-nhan',
  plum: '--p-man',
  'passion-fruit': '--p-chanhleo',
  'dragon-fruit': '--p-thanhlong',
  avocado: '--p-bo',
  'custard-apple': '--p-na',
  'coffee-cherry': '--p-caphe',
  'coffee-green': '--p-caphe',
  banana: '--p-chuoi',
};

export function productHue(productId: string): string {
  return `var(${hues[productId] ?? '--p-khac'})`;
}
