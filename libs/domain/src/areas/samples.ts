import { HAT_LOT_COOPERATIVE } from '../identity/samples';

import { dayOf } from '../shared/day';
import type { DestinationId, ProductId } from '../shared/ids';
import { sampleId } from '../shared/samples';
import type { AccessRule } from './access-rule';
import type { PackingFacility } from './packing-facility';
import type { Paper } from './paper';
import type { PlantingArea } from './planting-area';

/** What grows in specs, and where it goes. */
export const MANGO = 'mango' as ProductId;
export const CHINA = 'CN' as DestinationId;
export const AUSTRALIA = 'AU' as DestinationId;
export const SPRING = dayOf('2026-03-01', 'from');

/** 10 ha of mango at Hát Lót, good for China. */
export function anArea(change: Partial<PlantingArea>): PlantingArea {
  return {
    id: sampleId(70),
    code: 'VN-SLOR-0123',
    holderId: HAT_LOT_COOPERATIVE.id,
    holderName: HAT_LOT_COOPERATIVE.name,
    households: 24,
    areaM2: 100_000,
    productId: MANGO,
    communeCode: '04105',
    placeName: 'bản Tiến Xa, huyện Mai Sơn',
    yieldKgPerHa: null,
    standings: [
      { marketId: null, standing: 'active', from: SPRING },
      { marketId: CHINA, standing: 'active', from: SPRING },
    ],
    authorisations: [],
    checked: true,
    version: 1,
    ...change,
  };
}

/** A packing house at Hát Lót, good for mango to China. */
export function aFacility(change: Partial<PackingFacility>): PackingFacility {
  return {
    id: sampleId(75),
    code: 'VN-SLPH-0001',
    holderId: HAT_LOT_COOPERATIVE.id,
    holderName: HAT_LOT_COOPERATIVE.name,
    communeCode: '04105',
    productIds: [MANGO],
    packsKgPerDay: null,
    standings: [
      { marketId: null, standing: 'active', from: SPRING },
      { marketId: CHINA, standing: 'active', from: SPRING },
    ],
    authorisations: [],
    checked: true,
    version: 1,
    ...change,
  };
}

/** VietGAP of the cooperative for its mango, good all year. */
export function aPaper(change: Partial<Paper>): Paper {
  return {
    id: sampleId(80),
    holderId: HAT_LOT_COOPERATIVE.id,
    kind: 'vietgap',
    number: 'VietGAP-TT-12-01-14-0001',
    productIds: [MANGO],
    areaId: null,
    issuer: 'Trung tâm Chứng nhận',
    stars: null,
    validity: { from: dayOf('2026-01-01', 'validFrom'), to: dayOf('2026-12-31', 'validTo') },
    document: 'hồ sơ 12/2026',
    fileId: null,
    state: 'verified',
    version: 1,
    ...change,
  };
}

/** China is open to mango with an area code. */
export function aRule(change: Partial<AccessRule>): AccessRule {
  return {
    marketId: CHINA,
    productId: MANGO,
    access: 'open',
    needsAreaCode: true,
    needsPackingCode: false,
    papers: [],
    needsPhytosanitary: true,
    treatment: null,
    gates: [],
    notes: [],
    from: dayOf('2026-01-01', 'validFrom'),
    to: null,
    source: 'protocol',
    owner: 'department',
    ...change,
  };
}
