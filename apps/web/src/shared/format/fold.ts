/** Text for search without accents: `Mận hậu` → `man hau`. NFD alone leaves đ as it is. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
}
