import { later, never } from './refusal';

/** What schedules of every kind refuse, what standing orders refuse, and what their days are missed for beside the refusals of orders. */
export const STANDING_REFUSALS = {
  'market.halted': later('Chợ đang tạm dừng ghép ({reason}).', 'The market is halted ({reason}).'),
  'standing_order.not_found': never('Không có lịch đặt mua này.', 'There is no such standing order.'),
  'standing_order.ended': never('Lịch đặt mua đã kết thúc.', 'The standing order has ended.'),
  'standing_order.wrong_state': never('Lịch đặt mua đang ở trạng thái khác.', 'The standing order is in another state.'),
  'standing_order.too_many': never('Tối đa {most} lịch đặt mua đang chạy.', 'At most {most} standing orders run at a time.'),
  'schedule.weekdays_invalid': never('Chọn ít nhất một ngày trong tuần.', 'Choose at least one day of the week.'),
  'schedule.until_out_of_range': never(
    'Ngày cuối phải từ ngày đầu trở đi, tối đa {most} ngày.',
    'The last day is not before the first, and at most {most} days after it.',
  ),
  'schedule.lead_out_of_range': never('Số ngày làm trước từ 0 đến {most}.', 'Lines are placed 0 to {most} days before.'),
  'schedule.time_invalid': never('Giờ có dạng giờ:phút, như 05:00.', 'The hour of placing has the form hours:minutes, like 05:00.'),
  'schedule.window_out_of_range': never('Khoảng ngày dài từ 1 đến {most} ngày.', 'The window is 1 to {most} days long.'),
  'schedule.too_many_skips': never('Bỏ qua tối đa {most} ngày.', 'At most {most} days are left out.'),
  'standing_order.stands_out_of_range': never('Mỗi dòng có hiệu lực từ 1 đến {most} giờ.', 'A line stands for 1 to {most} hours.'),
  'standing_order.limit_invalid': never(
    'Giá tối đa là một số cố định, hoặc theo chỉ số giá và có mức trần.',
    'The limit is one figure, or follows a price index up to a most.',
  ),
  'standing_order.no_index': later(
    'Chưa có giá thị trường trong {days} ngày gần đây để tính giá tối đa.',
    'No market price of the last {days} days is published to take the limit from.',
  ),
  'standing_order.no_credit': later(
    'Mọi bên bán trong chợ đều đã hết hạn mức công nợ cho bạn.',
    'Every seller in the market has used up what you may owe.',
  ),
  'standing_order.day_unknown': never('Lịch đặt mua không có dòng nào cho ngày này.', 'The standing order has no line for this day.'),
  'standing_order.day_not_missed': never('Ngày {day} đã có nhu cầu đặt mua.', 'The day {day} has its order.'),
} as const;
