/** One afternoon at Hát Lót, told by where a value stands (`offer.openKg`); the first that fits. What a view says itself (`example`) goes before it. */
const VALUES: readonly (readonly [RegExp, unknown])[] = [
  [/\.(productId|marketId)$/, 'mango'],
  [/\.varietyIds?$/, 'mango-gl4-dai-loan'],
  [/\.gradeIds?$/, 'grade1'],
  [/\.fromPlaceId$|^(offer|invitation)\.placeId$/, 'cp-hat-lot'],
  [/\.(placeId|toPlaceId|destinationId)$/, 'mkt-hanoi'],
  [/\.indexId$/, 'farm_gate'],
  [/\.(code|areaCodes?)$/, 'VN-SLOR-0123'],
  [/\.kept$/, 'domestic'],
  [/\.gates$/, '19:00'],
  [/\.closedDays$/, '2026-09-02'],
  [/\.certificates$/, 'vietgap'],
  [/\.alertName$/, 'Xoài loại 1 quanh Hát Lót'],
  [/^(buyer|processor)\.name$/, 'Công ty Nông sản Sông Hồng'],
  [/\.name$/, 'Hợp tác xã xoài Hát Lót'],
  [/\.(reason|note|cause|forceMajeure)$/, 'Mưa đá đêm 9 tháng 6'],
  [/\.vi$/, 'Có một giao dịch chờ bạn xác nhận'],
  [/\.en$/, 'A trade waits for your yes'],
  [/\.form$/, 'direct_sale'],
  [/\.(number|contractNumber)$/, 'MV-2026-000123'],
  [/^about\.id$/, exampleId('trade.id')],
  [/Hash$/, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  [/\.season$/, 2026],
  [/\.percent$/, 80],
  [/Bp$/, 500],
  [/\.freightVndPerKg$/, 1_200],
  [/\.deliveredVndPerKg$/, 10_400],
  [/[vV]ndPerKg$/, 9_200],
  [/\.(minLotKg|stepKg|toleranceKg)$/, 500],
  [/\.(agreed|ceiling|capacity|remaining|upper)Kg$/, 40_000],
  [/\.(short\w*|waiting|gap)Kg$/, 0],
  [/\.(kg|\w*Kg)$/, 4_000],
  [/\.yieldKgPerHectare$/, 9_000],
  [/[gG]apVnd$/, '0'],
  [/Vnd$/, '36800000'],
  [/Ms$/, 60_000],
  [/Hours$/, 12],
  [/Days$/, 2],
  [/\.squareMetres$/, 20_000],
];

/** What stands at such a place in the examples, if it is a value of one of these types. */
export function exampleValue(place: string, types: readonly unknown[]): unknown {
  return VALUES.find(([fits, value]) => fits.test(place) && types.some((type) => isOf(type, value)))?.[1];
}

function isOf(type: unknown, value: unknown): boolean {
  return type === typeof value || (type === 'integer' && Number.isSafeInteger(value));
}

/** A day of the afternoon: what ends, ends some days after it began. */
export function exampleDay(name: string): string {
  return isEnd(name) ? '2026-06-14' : '2026-06-11';
}

/** A moment of the afternoon: what is to come, comes some hours later. */
export function exampleInstant(name: string): string {
  return isEnd(name) || /By$|^nextAt$|^closesAt$|^expiresAt$/.test(name) ? '2026-06-10T12:00:00.000Z' : '2026-06-10T05:02:31.123Z';
}

function isEnd(name: string): boolean {
  return /To$|^to$|^until$|Until$/.test(name);
}

/** An id that is the same wherever the same thing is meant: `offer.id` is what `trade.offerId` names. */
export function exampleId(place: string): string {
  const thing = place.replace(/\.id$/, '').replace(/^.*\.|Id$/g, '');
  let hash = 0;
  for (const letter of thing) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return `${hash.toString(16).padStart(8, '0')}-6a1c-4b52-9c07-2f4d8e0b7a31`;
}
