import { never } from './refusal';

/** What alerts refuse. */
export const ALERT_REFUSALS = {
  'alert.not_found': never('Không có báo tin này.', 'There is no such alert.'),
  'alert.too_many': never('Tối đa {most} báo tin; hãy xoá bớt một báo tin.', 'At most {most} alerts; remove one first.'),
  'alert.too_wide': never(
    'Chọn ít nhất một điều kiện, nếu không mọi lô đều được báo.',
    'Choose at least one condition, or every lot would be told.',
  ),
  'alert.range_invalid': never('Mức thấp nhất phải không quá mức cao nhất.', 'The least may not be above the most.'),
  'alert.on_behalf': never(
    'Người làm thay không nhận tin ở đây; thành viên của tổ chức tự đặt.',
    'Staff who act for somebody are told nothing here; its own members ask.',
  ),
  'alert.out_of_range': never('Chọn từ {least} đến {most}.', 'Choose from {least} to {most}.'),
  'alert.no_place': never('Khoảng cách cần nơi để tính từ đó.', 'A distance needs a place to count from.'),
  'alert.wrong_kind': never('Điều kiện này không dùng được cho loại báo tin này.', 'This condition is not one of this kind of alert.'),
  'price_alert.not_found': never('Không có mức giá này trong danh sách của bạn.', 'You watch no such price.'),
  'price_alert.exists': never('Bạn đã chờ đúng mức giá này.', 'You watch this very price already.'),
  'price_alert.wrong_state': never('Mức giá này đã ở trạng thái đó.', 'This price is in that state already.'),
} as const;
