import { DEMO_OPERATOR } from './play/operator';

/** A sign-in to print beside the address: somebody on each side of the market. */
export interface DemoSignIn {
  /** What they are, in a word or two. */
  readonly who: string;
  readonly name: string;
  readonly password: string;
  readonly organisation: string;
  readonly role: string;
}

/** Who can sign in after the first start: one of each kind of organisation in the slice, and the operator. */
export function demoSignIns(): readonly DemoSignIn[] {
  return [
    signIn('htx-011', 'cooperative', { organisation: 'HTX Quang Minh Yên Châu (mẫu)', role: 'manager' }),
    signIn('nha-may-001', 'processor', { organisation: 'Trung tâm Chế biến rau quả Doveco Sơn La (mẫu)', role: 'planner' }),
    signIn('trader-001', 'trader', { organisation: 'Thương lái Thủ Đô (mẫu)', role: 'buyer' }),
    signIn('exporter-001', 'exporter', { organisation: 'Công ty xuất khẩu Nông Sản Bắc (mẫu)', role: 'buyer' }),
    signIn('supermarket-001', 'supermarket', { organisation: 'Siêu thị Vườn Nhà (mẫu)', role: 'buyer' }),
    signIn('so-nong-nghiep-001', 'department', { organisation: 'Sở Nông nghiệp và Môi trường (mẫu)', role: 'officer' }),
    { ...DEMO_OPERATOR, who: 'operator', organisation: 'Mùa Vụ (mẫu)', role: 'operator' },
  ];
}

function signIn(key: string, who: string, at: Pick<DemoSignIn, 'organisation' | 'role'>): DemoSignIn {
  return { who, name: `${key}@demo.muavu.vn`, password: `duoc-mua-duoc-gia-${key}`, ...at };
}
