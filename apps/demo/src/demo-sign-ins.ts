import { DEMO_OPERATOR } from './play/operator';

/** A sign-in to print beside the address: somebody on each side of the market. */
export interface DemoSignIn {
  readonly name: string;
  readonly password: string;
  readonly organisation: string;
  readonly role: string;
}

/** Who can sign in after the first start: the operator, and one of each kind of organisation in the slice. */
export const demoSignIns: readonly DemoSignIn[] = [
  signIn('htx-011', 'HTX Quang Minh Yên Châu (mẫu)', 'manager'),
  signIn('nha-may-001', 'Trung tâm Chế biến rau quả Doveco Sơn La (mẫu)', 'planner'),
  signIn('trader-001', 'Thương lái Thủ Đô (mẫu)', 'buyer'),
  signIn('exporter-001', 'Công ty xuất khẩu Nông Sản Bắc (mẫu)', 'buyer'),
  signIn('supermarket-001', 'Siêu thị Vườn Nhà (mẫu)', 'buyer'),
  signIn('so-nong-nghiep-001', 'Sở Nông nghiệp và Môi trường (mẫu)', 'officer'),
  { ...DEMO_OPERATOR, organisation: 'Mùa Vụ (mẫu)', role: 'operator' },
];

function signIn(key: string, organisation: string, role: string): DemoSignIn {
  return { name: `${key}@demo.muavu.vn`, password: `duoc-mua-duoc-gia-${key}`, organisation, role };
}
