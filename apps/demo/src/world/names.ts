/** What a demo name ends with, so that nobody takes it for a real market's. */
export const DEMO_MARK = '(mẫu)';

/** A name with its mark, once. */
export function marked(name: string): string {
  return name.endsWith(DEMO_MARK) ? name : `${name} ${DEMO_MARK}`;
}

/** What cooperatives like to call themselves. */
export const COOPERATIVE_WORDS = [
  'Hưng Thịnh',
  'Tân Tiến',
  'Đại Đồng',
  'Thanh Bình',
  'Quyết Thắng',
  'Ngọc Sơn',
  'Phương Nam',
  'Hoa Ban',
  'Toàn Thắng',
  'Đoàn Kết',
  'Minh Khai',
  'An Phú',
  'Thành Công',
  'Bình Minh',
  'Sao Mai',
  'Nà Sản',
  'Hoàng Long',
  'Phú Cường',
  'Tiến Phát',
  'Hồng Hà',
  'Thảo Nguyên',
  'Vạn Phúc',
  'Đồng Tâm',
  'Hợp Lực',
  'Sơn Hà',
  'Trường Sơn',
  'Bản Mường',
  'Suối Vàng',
  'Đức Hạnh',
  'Gia Phú',
  'Mường Xanh',
  'Nhật Minh',
  'Thái Dương',
  'Kim Long',
  'Hải Đăng',
  'Lộc Phát',
  'Xuân Quế',
  'Cao Nguyên',
  'Tây Bắc',
  'Quang Minh',
  'Thống Nhất',
  'Chiềng Xanh',
] as const;

/** What traders, exporters and supermarkets like to call themselves; all invented. */
export const BUYER_WORDS = [
  'Long Hải',
  'Đông Á Xanh',
  'Việt Quả',
  'Hà Thành',
  'Mê Linh',
  'Sông Hồng',
  'Kinh Bắc',
  'Phố Hiến',
  'Bạch Đằng',
  'An Khang',
  'Vị Quê',
  'Nông Sản Bắc',
  'Hương Rừng',
  'Trái Ngọt',
  'Đất Lành',
  'Nam Phong',
  'Thủ Đô',
  'Vườn Nhà',
  'Mùa Vàng',
  'Phúc Lộc',
  'Đại Ngàn',
  'Cửa Biển',
  'Biên Cương',
  'Chợ Quê',
] as const;

const FAMILY_NAMES = [
  'Lò',
  'Quàng',
  'Hà',
  'Vì',
  'Cầm',
  'Giàng',
  'Mùa',
  'Tòng',
  'Nguyễn',
  'Trần',
  'Lường',
  'Hoàng',
  'Sồng',
  'Đinh',
  'Bạc',
  'Phạm',
];
const MIDDLE_NAMES = ['Văn', 'Thị', 'Thanh', 'Minh', 'Ngọc', 'Đức', 'Thu', 'Xuân', 'Quốc', 'Hải'];
const GIVEN_NAMES = [
  'An',
  'Bình',
  'Chiến',
  'Dung',
  'Hoa',
  'Hùng',
  'Lan',
  'Liên',
  'Nam',
  'Ngân',
  'Phương',
  'Sơn',
  'Thảo',
  'Tuấn',
  'Vân',
  'Yến',
];

/** An invented person's name; the three lists are walked at different strides, so neighbours differ. */
export function personName(number: number): string {
  const of = (list: readonly string[], stride: number): string => list[Math.floor(number / stride) % list.length] ?? '';
  return `${of(FAMILY_NAMES, 1)} ${of(MIDDLE_NAMES, 3)} ${of(GIVEN_NAMES, 7)}`;
}
