import { sampleId } from '../shared/samples';
import type { Party } from './organisation';

/** Who trades in specs. */
export const HAT_LOT_COOPERATIVE: Party = { id: sampleId(1), name: 'HTX Hát Lót', demo: true };
export const DRIED_FRUIT_PLANT: Party = { id: sampleId(2), name: 'Nhà máy sấy Mai Sơn', demo: true };
export const HANOI_BUYER: Party = { id: sampleId(3), name: 'Siêu thị Hà Nội', demo: true };
