import { later, never } from './refusal';

/** What the rooms of contracts, call-offs, intake plans and price indexes refuse, in the order of precedence. */
export const CONTRACT_REFUSALS = {
  'contract.not_found': never('Không có hợp đồng này.', 'There is no such contract.'),
  'contract.wrong_party': never(
    'Hợp đồng bao tiêu là giữa một hợp tác xã và một nhà máy chế biến.',
    'An off-take contract is between a cooperative and a processor.',
  ),
  'contract.same_owner': never('Hai bên thuộc cùng một chủ.', 'Both parties have the same owner.'),
  'contract.number_taken': never('Số hợp đồng này đã có.', 'A contract of this number exists already.'),
  'contract.tolerance_out_of_range': never('Dung sai từ 0 đến {maxBp} phần vạn.', 'The tolerance is 0 to {maxBp} basis points.'),
  'contract.notice_out_of_range': never('Thời gian báo trước từ 0 đến {maxHours} giờ.', 'The notice is 0 to {maxHours} hours.'),
  'contract.confirm_window_out_of_range': never(
    'Thời gian chờ hợp tác xã đồng ý từ {least} đến {most} giờ.',
    'The time to say yes is {least} to {most} hours.',
  ),
  'contract.make_up_out_of_range': never('Thời gian giao bù từ 0 đến {most} ngày.', 'The make-up window is 0 to {most} days.'),
  'contract.penalty_too_high': never(
    'Phạt vi phạm tối đa {maxBp} phần vạn (8 %) giá trị phần nghĩa vụ bị vi phạm (Luật Thương mại 2005, điều 301).',
    'A penalty is at most {maxBp} basis points (8 %) of the part breached (Commercial Law 2005, article 301).',
  ),
  'contract.deposit_invalid': never('Tiền cọc là số đồng nguyên, không âm.', 'A deposit is a whole number of đồng, not negative.'),
  'contract.slot_invalid': never(
    'Khung giờ giao có dạng 06:00–10:00, giờ sau muộn hơn giờ trước.',
    'A delivery slot has the form 06:00–10:00, its end after its start.',
  ),
  'contract.spread_out_of_range': never(
    'Chênh lệch giá của một phẩm cấp tối đa {most} đ/kg, và giá không được xuống dưới 1 đ/kg.',
    'The spread of a grade is at most {most} VND/kg, and no price may fall below 1 VND/kg.',
  ),
  'contract.periods_outside_season': never(
    'Các kỳ giao phải bắt đầu ngày {seasonFrom} và kết thúc ngày {seasonTo}.',
    'The periods must start on {seasonFrom} and end on {seasonTo}.',
  ),
  'contract.periods_gap': never('Thiếu kỳ giao từ ngày {from} đến ngày {to}.', 'No period covers {from} to {to}.'),
  'contract.periods_overlap': never('Hai kỳ giao chồng lên nhau ở ngày {day}.', 'Two periods share the day {day}.'),
  'contract.band_missing': never(
    'Mỗi kỳ cần biên độ ±: theo %, theo kg, hoặc cả hai (lấy mức nhỏ hơn).',
    'Each period needs a ± band: in %, in kg, or both (the lesser holds).',
  ),
  'contract.band_out_of_range': never('Biên độ ± của một kỳ từ 0 đến {most}.', 'The ± band of a period is 0 to {most}.'),
  'contract.ceiling_out_of_range': never(
    'Mức trần của mùa phải từ {agreedKg} kg (đã cam kết) đến {mostKg} kg (cam kết cộng dung sai).',
    'The ceiling lies between the {agreedKg} kg committed and the {mostKg} kg that the tolerance allows.',
  ),
  'contract.band_over_ceiling': never(
    'Biên độ trên của một kỳ là {upperKg} kg, vượt mức trần {ceilingKg} kg.',
    'The upper end of a period is {upperKg} kg, above the ceiling of {ceilingKg} kg.',
  ),
  'contract.index_missing': never(
    'Giá theo thị trường cần nêu chỉ số giá, ngày và nơi lấy giá.',
    'A price that follows the market needs its index, day and place.',
  ),
  'contract.index_days_out_of_range': never(
    'Giá bình quân từ {least} đến {most} ngày; lùi tối đa {lagMost} ngày.',
    'The price is an average of {least} to {most} days; it may lie back {lagMost} days at most.',
  ),
  'contract.cap_below_floor': never('Giá trần thấp hơn giá sàn.', 'The cap is below the floor.'),
  'contract.area_out_of_range': never(
    'Diện tích và năng suất phải là số nguyên dương, trong khoảng có thật.',
    'Area and yield are positive whole numbers within what exists.',
  ),
  'contract.area_too_small': never(
    'Diện tích đã ghi chỉ cho {mostKg} kg, ít hơn {agreedKg} kg cam kết.',
    'The planted area bears {mostKg} kg, less than the {agreedKg} kg committed.',
  ),
  'contract.households_over_agreed': never(
    'Các hộ cộng lại {householdsKg} kg, nhiều hơn mức trần {ceilingKg} kg.',
    'The households add up to {householdsKg} kg, more than the ceiling of {ceilingKg} kg.',
  ),
  'contract.cause_unknown': never('Không có loại bất khả kháng này.', 'There is no such cause of force majeure.'),
  'contract.season_over': never('Mùa vụ của hợp đồng đã qua.', 'The season of the contract is over.'),
  'contract.not_draft': never('Hợp đồng không còn là bản nháp.', 'The contract is no draft any more.'),
  'contract.not_offered': never('Không có bản nào đang chờ ký.', 'No version is waiting to be signed.'),
  'contract.terms_changed': never(
    'Điều khoản đã thay đổi sau khi bạn đọc; hãy đọc lại bản {version} rồi ký.',
    'The terms changed after you read them; read version {version} again, then sign.',
  ),
  'contract.already_signed': never('Bên bạn đã ký bản này.', 'Your side has signed this version.'),
  'contract.amendment_open': never('Đang có một phụ lục chờ ký.', 'An amendment is waiting to be signed already.'),
  'contract.amendment_below_called': never(
    'Đã gọi {calledOffKg} kg; mức trần mới không thể là {ceilingKg} kg.',
    '{calledOffKg} kg are called off; the new ceiling cannot be {ceilingKg} kg.',
  ),
  'contract.no_change': never('Phụ lục không thay đổi điều khoản nào.', 'The amendment changes no term.'),
  'contract.not_in_force': never('Hợp đồng không có hiệu lực.', 'The contract is not in force.'),
  'contract.not_due': never('Mùa vụ của hợp đồng chưa kết thúc.', 'The season of the contract is not over yet.'),
  'contract.document_not_found': never('Hợp đồng chưa có bản ký.', 'The contract has no signed document.'),
  'contract.claim_not_found': never(
    'Không có yêu cầu bất khả kháng nào của bên kia đang chờ bạn đồng ý.',
    'No claim of force majeure of the other side waits for your yes.',
  ),
  'price_index.not_found': never('Không có chỉ số giá này.', 'There is no such price index.'),
  'price_index.day_in_future': never('Không thể công bố giá của ngày chưa tới.', 'No price is published for a day to come.'),
  'price_index.not_published': later(
    'Chưa có giá thị trường trong {days} ngày gần đây để tính giá hợp đồng.',
    'No market price of the last {days} days is published, so the contract price cannot be settled.',
  ),
  'call_off.not_found': never('Không có phiếu gọi hàng này.', 'There is no such call-off.'),
  'call_off.outside_season': never(
    'Ngày giao phải nằm trong mùa vụ, từ {seasonFrom} đến {seasonTo}.',
    'The delivery day lies outside the season, {seasonFrom} to {seasonTo}.',
  ),
  'call_off.notice_too_short': never(
    'Cần gọi hàng trước ít nhất {noticeHours} giờ.',
    'A call-off needs a notice of at least {noticeHours} hours.',
  ),
  'call_off.area_suspended': never(
    'Vùng trồng {areaCode} của hợp đồng đang bị tạm dừng hoặc thu hồi mã.',
    'The planting area {areaCode} of the contract is suspended or revoked.',
  ),
  'call_off.over_remaining': never(
    'Hợp đồng chỉ còn {remainingKg} kg có thể gọi.',
    'Only {remainingKg} kg are left to call off under the contract.',
  ),
  'call_off.over_band': never(
    'Kỳ này chỉ còn {leftKg} kg trong biên độ; phần hơn cần một phiếu mới chờ hợp tác xã đồng ý.',
    'Only {leftKg} kg of the period’s band are left; more needs a call-off of its own that the cooperative says yes to.',
  ),
  'call_off.not_waiting': never('Phiếu gọi hàng không chờ trả lời.', 'The call-off is not waiting for an answer.'),
  'call_off.window_over': never('Đã quá giờ trả lời phiếu gọi hàng.', 'The time to answer the call-off is over.'),
  'call_off.over_asked': never('Nhà máy chỉ gọi {askedKg} kg.', 'The processor asked for {askedKg} kg only.'),
  'call_off.over_confirmed': never(
    'Đã xác nhận {confirmedKg} kg, nhiều nhất được cân {mostKg} kg.',
    '{confirmedKg} kg are confirmed; at most {mostKg} kg can be weighed in.',
  ),
  'call_off.closed': never('Phiếu gọi hàng đã đóng.', 'The call-off is closed.'),
  'call_off.no_change': never('Không có gì thay đổi.', 'Nothing would change.'),
  'call_off.not_due': never('Phiếu gọi hàng chưa hết hạn.', 'The call-off has not run out yet.'),
  'plant_day.full': never(
    'Ngày {day} dây chuyền của nhà máy chỉ còn chỗ cho {leftKg} kg.',
    'On {day} the plant’s line has room for {leftKg} kg only.',
  ),
  'intake_plan.not_found': never('Không có kế hoạch nhập nguyên liệu này.', 'There is no such intake plan.'),
  'intake_plan.not_over': never('Ngày {day} của kế hoạch chưa qua.', 'The day of the plan, {day}, is not over yet.'),
  'intake_plan.day_twice': never('Ngày {day} có hai dòng.', 'The day {day} stands there twice.'),
  'intake_plan.changed': never(
    'Ngày {day} vừa có người khác ghi {kg} kg; xem lại rồi ghi.',
    'Somebody else has just written {kg} kg for {day}; look again before you write.',
  ),
  'intake_plan.not_your_plant': never('Nhà máy này do bên khác vận hành.', 'This plant is run by somebody else.'),
  'intake_plan.capacity_below_used': never(
    'Ngày {day} đã nhận và giữ chỗ {usedKg} kg; năng lực không thể thấp hơn.',
    'On {day} {usedKg} kg are taken or reserved; the capacity cannot be lower.',
  ),
  'intake_plan.nothing_left': never('Kế hoạch không còn phần nào chưa có nguồn.', 'Nothing of the plan is left open.'),
  'intake_plan.day_out_of_range': never('Kế hoạch nhập từ ngày {from} đến ngày {to}.', 'An intake plan is for {from} to {to}.'),
  'intake_plan.over_capacity': never('Ngày {day} dây chuyền chỉ còn {freeKg} kg.', 'On {day} the line has room for {freeKg} kg only.'),
  'intake_plan.below_allocated': never(
    'Ngày {day} phiên ghép đã chia {allocatedKg} kg; kế hoạch không thể thấp hơn.',
    'Rounds have divided {allocatedKg} kg for {day}; the plan cannot be lower.',
  ),
} as const;
