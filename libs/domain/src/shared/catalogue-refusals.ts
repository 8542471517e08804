import { never } from './refusal';

/** What the keeping of the catalogue refuses, in order of precedence. */
export const CATALOGUE_REFUSALS = {
  'catalogue.past_day': never(
    'Thay đổi không thể có hiệu lực trước hôm nay ({today}).',
    'A change cannot take effect before today ({today}).',
  ),
  'catalogue.version_overlaps': never(
    'Bản {version} đã có hiệu lực từ {from}; bản mới phải bắt đầu sau ngày đó.',
    'Version {version} takes effect on {from}; a new one must begin after that day.',
  ),
  'catalogue.version_not_found': never('Không có bản này, hoặc đã được rút lại.', 'There is no such version, or it was taken back.'),
  'catalogue.in_force': never(
    'Bản này đã có hiệu lực từ {from}; hãy lập bản mới thay vì rút lại.',
    'This version has been in effect since {from}; state a new one instead of taking it back.',
  ),
  'catalogue.empty': never(
    'Nông sản phải có ít nhất một giống và một loại còn giao dịch.',
    'A product has at least one variety and one grade that are traded.',
  ),
  'catalogue.named_twice': never('“{id}” có hai lần.', '“{id}” is there twice.'),
  'catalogue.id_invalid': never(
    'Ký hiệu “{id}” chỉ được gồm chữ thường không dấu, chữ số và gạch nối.',
    'The id “{id}” may hold small letters, figures and hyphens only.',
  ),
  'catalogue.id_taken': never('“{id}” là giống của nông sản khác.', '“{id}” is a variety of another product.'),
  'catalogue.product_taken': never('Đã có nông sản mang ký hiệu “{id}”.', 'There is a product with the id “{id}” already.'),
  'catalogue.grades_unsound': never(
    'Quan hệ “loại này thay được loại kia” bị vòng hoặc chỉ tới loại không có ({fault}).',
    'The relation “this grade may stand in for that one” has a circle or names a grade that is not there ({fault}).',
  ),
  'catalogue.season_invalid': never('Mùa vụ phải là các tháng từ 1 đến 12.', 'A season is given in months, 1 to 12.'),
  'catalogue.shelf_life_invalid': never(
    'Thời gian giữ được phải là số ngày nguyên, từ ngắn đến dài, và nhiệt độ từ −30 đến 50 °C.',
    'A shelf life is whole days, the shorter first, at −30 to 50 °C.',
  ),
  'catalogue.measure_out_of_range': never(
    'Chỉ tiêu {kind} phải từ 0 đến {most}, một số lẻ.',
    'The measure {kind} is 0 to {most}, with one decimal.',
  ),
  'catalogue.conversion_invalid': never('Hệ số quy đổi phải từ {least} đến {most}.', 'A conversion is {least} to {most}.'),
  'catalogue.in_use': never(
    'Không thể bỏ “{id}”: lô hàng và đơn mua có thể đang dùng.',
    '“{id}” cannot be left out: lots and orders may point at it.',
  ),
  'catalogue.no_change': never('Bản này không khác bản trước.', 'This version says what the one before says.'),
  'variety.retired': never(
    'Giống này đã ngừng giao dịch: không nhận chào bán, đặt mua hay hợp đồng mới. Việc đang dở vẫn giữ nguyên.',
    'This variety is retired: it takes no new offers, orders or contracts. What is open under it stands.',
  ),
  'grade.retired': never(
    'Loại này đã ngừng giao dịch: không nhận chào bán, đặt mua hay hợp đồng mới. Việc đang dở vẫn giữ nguyên.',
    'This grade is retired: it takes no new offers, orders or contracts. What is open under it stands.',
  ),
} as const;
