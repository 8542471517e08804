/** Everyday words without accents, easy to type on any keyboard and hard to guess together. */
const WORDS =
  'nuong doi suoi ban gio mua nang suong khoi lua gach ngoi mai hien cua so ghe ban den sach but muc giay vai soi chi kim kheo thung ro sot ganh quang cuoc xeng liem dao rua bua dinh oc vit day dan trong khen sao nhi tieu tranh mau xanh do tim vang nau trang den hong cam ca tom cua oc ech chim se sao khuou hoa ban dao man mo le tao buoi cam quyt nhan vai xoai chuoi dua mit na oi me sau dua gung nghe hanh toi ot rieng sa la lot che'.split(
    ' ',
  );
const WORDS_IN_PHRASE = 6;

/** Six words that have nothing to do with each other, from the browser's own source of chance. */
export function suggestPhrase(): string {
  const picks = crypto.getRandomValues(new Uint32Array(WORDS_IN_PHRASE));
  return [...picks].map((pick) => WORDS[pick % WORDS.length]).join(' ');
}
