import type { Deal, Parcels, Way } from '../network/allocate';

/** What of the items matters when fruit is dealt out in lots; by position in the columns of the network. */
export interface LotSizes {
  readonly offerLot: Int32Array;
  readonly offerWhole: Uint8Array;
  readonly takerLot: Int32Array;
}

/** Largest parcel that goes whole into what is still wanted, −1 for none. `order` has the unused ones, the largest first. */
function wholeParcel(parcels: Parcels, order: readonly number[], wanted: number, least: number): number {
  for (let k = 0; k < order.length; k++) {
    const kg = parcels.kg[order[k]!]!;
    if (kg < least) return -1;
    if (kg <= wanted) return k;
  }
  return -1;
}

/** Parcel best split for what is still wanted: one whose both parts are lots, else one that may be split, else the smallest larger one. */
function parcelToSplit(parcels: Parcels, order: readonly number[], wanted: number, sizes: LotSizes): number {
  let best = -1;
  let bestRank = -1;
  for (let k = order.length - 1; k >= 0; k--) {
    const kg = parcels.kg[order[k]!]!;
    if (kg <= wanted) continue;
    const offer = parcels.offer[order[k]!]!;
    const lot = sizes.offerLot[offer]!;
    let rank = 0;
    if (sizes.offerWhole[offer] === 1) rank = 0;
    else if (wanted >= lot && kg - wanted >= lot) rank = 3;
    else if (wanted >= lot) rank = 2;
    else rank = 1;
    if (rank > bestRank) {
      best = k;
      bestRank = rank;
    }
    if (rank === 3) break;
  }
  return best;
}

/** Deals parcels out so that few are split: the largest wants first, each filled with whole parcels while any fits. */
export function dealInLots(sizes: LotSizes): Deal {
  return (parcels: Parcels, ways: readonly Way[], hand): void => {
    const left = { ...parcels, kg: [...parcels.kg] };
    const order = Array.from(parcels.kg.keys()).sort((a, b) => parcels.kg[b]! - parcels.kg[a]! || parcels.offer[a]! - parcels.offer[b]!);
    const serving = Array.from(ways.keys()).sort((a, b) => ways[b]!.kg - ways[a]!.kg || a - b);
    for (const way of serving) {
      const { taker } = ways[way]!;
      const least = taker === undefined ? 1 : Math.max(1, sizes.takerLot[taker]!);
      let wanted = ways[way]!.kg;
      while (wanted > 0) {
        let at = wholeParcel(left, order, wanted, least);
        if (at < 0) at = parcelToSplit(left, order, wanted, sizes);
        if (at < 0) at = wholeParcel(left, order, wanted, 1);
        const parcel = order[at]!;
        const kg = Math.min(wanted, left.kg[parcel]!);
        hand(parcel, way, kg);
        wanted -= kg;
        left.kg[parcel] = left.kg[parcel]! - kg;
        order.splice(at, 1);
        if (left.kg[parcel]! > 0) insertBySize(left, order, parcel);
      }
    }
  };
}

function insertBySize(parcels: Parcels, order: number[], parcel: number): void {
  const kg = parcels.kg[parcel]!;
  let at = order.length;
  while (at > 0 && parcels.kg[order[at - 1]!]! < kg) at--;
  order.splice(at, 0, parcel);
}
