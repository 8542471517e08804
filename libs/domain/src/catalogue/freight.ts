/** From this distance on, lorries charge this much; bands start at 0 km and ascend. */
export interface FreightBand {
  readonly fromKm: number;
  readonly vndPerTonneKm: number;
}

/**
 * What the road costs a kilogram, whole VND, rounded up.
 *
 * The rate of the band applies to the whole way, as hauliers quote it. A band is cheaper per km than the one before, so just after its
 * start the longer way would cost less than the shorter; there the figure stays at the highest one of the band before.
 * Source: the rates are placeholders (no published freight rate was found); the rule is ours.
 */
export function freightVndPerKg(km: number, bands: readonly FreightBand[]): number {
  let dearestVndPerTonne = 0;
  bands.forEach((band, index) => {
    if (km < band.fromKm) return;
    const bandEndsKm = Math.min(km, bands[index + 1]?.fromKm ?? km);
    dearestVndPerTonne = Math.max(dearestVndPerTonne, bandEndsKm * band.vndPerTonneKm);
  });
  return Math.ceil(dearestVndPerTonne / 1_000);
}
