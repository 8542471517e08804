import { later, never } from './refusal';

/** What standing offers refuse, and what their days are missed for beside the refusals of offers. */
export const SUPPLY_REFUSALS = {
  'standing_offer.not_found': never('Không có lịch bán này.', 'There is no such standing offer.'),
  'standing_offer.ended': never('Lịch bán đã dừng.', 'The standing offer was stopped.'),
  'standing_offer.wrong_state': never('Lịch bán đang ở trạng thái khác.', 'The standing offer is in another state.'),
  'standing_offer.too_many': never('Tối đa {most} lịch bán đang chạy.', 'At most {most} standing offers run at a time.'),
  'standing_offer.ask_invalid': never(
    'Giá bán là một số cố định, hoặc theo chỉ số giá và có mức sàn.',
    'The ask is one figure, or follows a price index down to a least.',
  ),
  'standing_offer.estimate_too_small': never('Ước tính cả đợt ít nhất {least} kg.', 'The estimate is {least} kg at least.'),
  'standing_offer.member_without_right': later('Người đặt lịch không còn quyền đăng bán.', 'Whoever set it may no longer post offers.'),
  'standing_offer.code_other_product': later('Mã vùng trồng {code} là của sản phẩm khác.', 'The area code {code} is of another product.'),
  'standing_offer.code_not_authorised': later(
    'Quyền dùng mã vùng trồng {code} đã hết hạn hoặc chưa có.',
    'The right to use the area code {code} has run out, or there is none.',
  ),
  'standing_offer.code_not_active': later('Mã vùng trồng {code} chưa có hiệu lực.', 'The area code {code} is not active.'),
  'standing_offer.code_suspended': later('Mã vùng trồng {code} đang bị tạm dừng.', 'The area code {code} is suspended.'),
  'standing_offer.code_revoked': never('Mã vùng trồng {code} đã bị thu hồi.', 'The area code {code} was revoked.'),
  'standing_offer.no_index': later(
    'Chưa có giá thị trường trong {days} ngày gần đây để tính giá bán.',
    'No market price of the last {days} days is published to take the ask from.',
  ),
  'standing_offer.estimate_used_up': never(
    'Đã đăng {postedKg} kg trên ước tính {mostKg} kg, không còn đủ {askedKg} kg.',
    '{postedKg} kg of the estimated {mostKg} kg are posted, and not {askedKg} kg are left.',
  ),
  'standing_offer.code_used_up': later(
    'Mã vùng trồng {code} chỉ còn {leftKg} kg cho vụ này, không đủ {askedKg} kg.',
    'Only {leftKg} kg are left under the area code {code} this season, fewer than {askedKg} kg.',
  ),
  'standing_offer.day_unknown': never('Lịch bán không có dòng nào cho ngày này.', 'The standing offer has no line for this day.'),
  'standing_offer.day_not_missed': never('Ngày {day} đã có lô đăng bán.', 'The day {day} has its lot.'),
} as const;
