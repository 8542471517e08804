import { later, never } from './refusal';

/** What values and the catalogue refuse: figures, days, texts, lists, and names that mean nothing here. */
export const VALUE_REFUSALS = {
  'weight.out_of_range': never(
    'Khối lượng phải là số ki-lô-gam nguyên, từ {least} đến {most} kg.',
    'A weight is a whole number of kilograms, from {least} to {most} kg.',
  ),
  'price.out_of_range': never(
    'Giá phải là số đồng nguyên cho một ki-lô-gam, từ {least} đến {most} đ/kg.',
    'A price is a whole number of đồng a kilogram, from {least} to {most} VND/kg.',
  ),
  'day.invalid': never('Ngày phải có dạng năm-tháng-ngày và có trong lịch.', 'A day has the form YYYY-MM-DD and exists in the calendar.'),
  'instant.invalid': never('Thời điểm phải theo dạng ISO 8601, giờ UTC.', 'A moment has the ISO 8601 form, in UTC.'),
  'window.ends_before_start': never(
    'Ngày cuối ({to}) đến trước ngày đầu ({from}).',
    'The last day ({to}) comes before the first day ({from}).',
  ),
  'window.too_long': never(
    'Khoảng ngày dài {days} ngày; tối đa là {daysMax} ngày.',
    'The window is {days} days long; at most {daysMax} days are allowed.',
  ),
  'window.in_past': never('Ngày {from} đã qua (hôm nay là {today}).', 'The day {from} has passed (today is {today}).'),
  'window.too_far_ahead': later(
    'Ngày {from} còn quá xa; muộn nhất là {latest}.',
    'The day {from} is too far ahead; the latest is {latest}.',
  ),
  'text.unseen_character': never('Có ký tự không nhìn thấy được.', 'There is a character that cannot be seen.'),
  'text.too_short': never('Cần ít nhất {min} ký tự.', 'At least {min} characters are needed.'),
  'text.too_long': never('Tối đa {max} ký tự (đang có {length}).', 'At most {max} characters are allowed (there are {length}).'),
  'list.too_short': never('Cần chọn ít nhất {min} mục.', 'Choose at least {min}.'),
  'list.too_long': never('Chọn tối đa {max} mục (đang có {length}).', 'Choose at most {max} (there are {length}).'),
  'stock.not_enough_open': never(
    'Chỉ còn {openKg} kg chưa có người nhận, không đủ {askedKg} kg.',
    'Only {openKg} kg are still open, fewer than the {askedKg} kg asked for.',
  ),
  'stock.below_promised': never(
    'Đã giữ hoặc chốt {promisedKg} kg; không thể giảm xuống {askedKg} kg.',
    '{promisedKg} kg are held or confirmed; the weight cannot go down to {askedKg} kg.',
  ),
  'market.unknown': never('Không có chợ này.', 'There is no such market.'),
  'product.unknown': never('Không có nông sản này.', 'There is no such product.'),
  'variety.unknown': never('Không có giống này.', 'There is no such variety.'),
  'variety.wrong_product': never('Giống này thuộc nông sản khác.', 'This variety belongs to another product.'),
  'grade.unknown': never('Không có phẩm cấp này.', 'There is no such grade.'),
  'grade.wrong_product': never('Phẩm cấp này thuộc nông sản khác.', 'This grade belongs to another product.'),
  'place.unknown': never('Không có địa điểm này.', 'There is no such place.'),
  'place.wrong_kind': never('Địa điểm này không dùng được cho việc này.', 'This place cannot be used for that.'),
  'destination.unknown': never('Không có thị trường đích này.', 'There is no such destination market.'),
  'certificate.unknown': never('Không có loại chứng nhận này.', 'There is no such certificate.'),
  'area_code.invalid': never('Mã số vùng trồng chỉ có chữ, số và dấu gạch.', 'An area code has letters, digits and hyphens only.'),
} as const;
