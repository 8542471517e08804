import { day, press, type FormRow } from './form-row';

/** What those who keep the market fill in. */
export const KEEPING: readonly FormRow[] = [
  {
    name: 'a planting area',
    source: ['areas/area-form'],
    who: 'department',
    path: () => '/areas',
    open: press('Ghi vùng trồng mới'),
    send: /^Ghi vùng trồng mới$/,
    fields: [
      { label: 'Số hộ', takes: 'count', good: '1.200 hộ', sent: 'households', as: 1_200 },
      { label: 'Diện tích (ha)', takes: 'decimal', good: '12,5 ha', sent: 'hectares', as: 12.5 },
      { label: 'Năng suất hợp lý (kg/ha)', takes: 'count', good: '9.500', sent: 'yieldKgPerHa', as: 9_500, optional: true },
      { label: 'Nguồn', takes: 'words', good: 'QĐ 12/2026', sent: 'source', as: 'QĐ 12/2026' },
    ],
  },
  {
    name: 'a packing facility',
    source: ['papers/facility-form'],
    who: 'department',
    path: () => '/facilities',
    send: /^Ghi cơ sở đóng gói$/,
    fields: [
      { label: 'Công suất (kg/ngày)', takes: 'count', good: '20.000 kg', sent: 'packsKgPerDay', as: 20_000, optional: true },
      { label: 'Nguồn', takes: 'words', good: 'QĐ 9/2026', sent: 'source', as: 'QĐ 9/2026' },
    ],
  },
  {
    name: 'what a market asks',
    source: ['papers/rule-form'],
    who: 'department',
    path: () => '/access-rules',
    send: /^Ghi quy định mới$/,
    fields: [{ label: 'Hiệu lực từ ngày', takes: 'day', ...day(5), sent: 'validFrom' }],
  },
  {
    name: 'a product',
    source: [
      'catalogue/state-form',
      'catalogue/general-fields',
      'catalogue/number-box',
      'catalogue/grade-fields',
      'catalogue/variety-fields',
      'catalogue/conversion-fields',
    ],
    who: 'operator',
    path: () => '/catalogue',
    open: press('Thêm nông sản'),
    send: /^Ghi nông sản mới$/,
    fields: [
      { label: 'Ký hiệu nông sản', takes: 'words', good: 'qua-moi', sent: 'id', as: 'qua-moi' },
      { label: 'Hiệu lực từ ngày', takes: 'day', ...day(9), sent: 'effectiveFrom' },
      {
        label: 'Năng suất (kg/ha)',
        takes: 'count',
        good: '9.500',
        sent: 'sheet.yieldKgPerHa',
        as: 9_500,
        optional: true,
      },
      { label: 'Tên tiếng Việt', takes: 'words', good: 'Quả mới', sent: 'sheet.nameVi', as: 'Quả mới', refusedAs: 'product.nameVi' },
    ],
  },
  {
    name: 'how a market is run',
    source: ['operating/settings-form'],
    who: 'operator',
    path: () => '/operate',
    send: /^Lên lịch thay đổi$/,
    fields: [
      { label: 'Giữ bên dự phòng từ, kg', takes: 'kg', good: '1,5 tấn', sent: 'standbyFromKg', as: 1_500, optional: true },
      { label: 'Thời gian hai bên xác nhận, phút', takes: 'count', good: '90', sent: 'confirmWithinMs', as: 5_400_000 },
      { label: 'Bắt đầu từ', takes: 'day', ...day(3), as: undefined, sent: 'from' },
    ],
  },
  {
    name: 'a market that is halted',
    source: ['operating/halt-form'],
    who: 'operator',
    path: () => '/operate',
    isShort: true,
    send: /^Tạm dừng ghép$/,
    fields: [{ label: 'Lý do, mọi người trong chợ đều đọc được', takes: 'words', good: 'bão số 3', sent: 'reason', as: 'bão số 3' }],
  },
];
