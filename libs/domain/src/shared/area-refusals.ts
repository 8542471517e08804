import { never } from './refusal';

/** What the register of codes and papers refuses. Inside a noun the order is the order of precedence. */
export const AREA_REFUSALS = {
  'area.not_found': never('Không có vùng trồng này.', 'There is no such planting area.'),
  'area.code_taken': never('Mã số {code} đã có trong sổ.', 'The code {code} is in the register already.'),
  'area.size_out_of_range': never('Diện tích phải từ {least} đến {most} ha.', 'The area is {least} to {most} ha.'),
  'area.households_out_of_range': never('Số hộ phải từ {least} đến {most}.', 'The number of households is {least} to {most}.'),
  'area.yield_out_of_range': never('Năng suất phải từ {least} đến {most} kg/ha.', 'The yield is {least} to {most} kg per hectare.'),
  'area.below_used': never(
    'Mã này đã dùng {usedKg} kg trong vụ; không thể giảm sức chứa xuống {capacityKg} kg.',
    '{usedKg} kg are used under this code; its capacity cannot go down to {capacityKg} kg.',
  ),
  'area.capacity_exceeded': never(
    'Mã vùng trồng chỉ còn {leftKg} kg cho vụ này, không đủ {askedKg} kg.',
    'Only {leftKg} kg are left under the planting area code this season, fewer than {askedKg} kg.',
  ),
  'commune.unknown': never('Không có xã, phường này.', 'There is no such commune or ward.'),
  'standing.out_of_order': never('Đã có thay đổi mới hơn, từ ngày {last}.', 'There is a later change already, from {last}.'),
  'standing.no_change': never('Mã đang ở tình trạng này rồi.', 'The code has this status already.'),
  'standing.wrong_move': never('Không thể chuyển từ “{from}” sang “{to}”.', 'A code cannot move from “{from}” to “{to}”.'),
  'authorisation.not_found': never('Không có ủy quyền này.', 'There is no such authorisation.'),
  'authorisation.no_holder': never('Vùng trồng chưa có chủ mã trên hệ thống.', 'The planting area has no holder on the platform.'),
  'authorisation.own_code': never('Đây là mã của chính tổ chức đó.', 'This is the code of that organisation itself.'),
  'authorisation.overlaps': never(
    'Tổ chức này đã có ủy quyền trong thời gian đó.',
    'This organisation has an authorisation in that time already.',
  ),
  'authorisation.past_capacity': never(
    'Sức chứa của vụ là {capacityKg} kg, đã ủy quyền {letKg} kg; không thể thêm {askedKg} kg.',
    'A season bears {capacityKg} kg and {letKg} kg are let out; {askedKg} kg more do not fit.',
  ),
  'facility.not_found': never('Không có cơ sở đóng gói này.', 'There is no such packing facility.'),
  'facility.code_taken': never('Mã cơ sở {code} đã có trong sổ.', 'The packing code {code} is in the register already.'),
  'paper.not_found': never('Không có giấy chứng nhận này.', 'There is no such certificate.'),
  'paper.number_taken': never('Số giấy này đã có.', 'A certificate of this number exists already.'),
  'paper.ggn_invalid': never('GGN của GlobalG.A.P. có đúng 13 chữ số.', 'The GGN of GlobalG.A.P. has exactly 13 digits.'),
  'paper.stars_invalid': never('Chỉ giấy OCOP có số sao, từ 1 đến 5.', 'An OCOP paper alone has stars, 1 to 5.'),
  'paper.overlaps': never(
    'Đã có giấy cùng loại cho nông sản này, còn hạn đến {to} (số {number}).',
    'There is a paper of this kind for the same fruit, valid until {to} (number {number}).',
  ),
  'paper.other_area': never('Giấy và vùng trồng khác chủ hoặc khác nông sản.', 'The paper and the area differ in holder or product.'),
  'paper.closed': never('Giấy này đã bị thu hồi hoặc đã được xác nhận.', 'The paper is revoked or verified already.'),
  'access_rule.overlaps': never('Đã có quy định cho khoảng ngày này, từ {from}.', 'There is a rule for these days already, from {from}.'),
  'import.not_found': never('Không có lần nhập này.', 'There is no such import.'),
  'import.unreadable': never('Tệp không phải bảng CSV đọc được.', 'The file is no CSV that can be read.'),
  'import.too_many_rows': never('Tệp có quá {rowsMax} dòng.', 'The file has more than {rowsMax} rows.'),
  'import.too_many_columns': never('Tệp có quá {columnsMax} cột.', 'The file has more than {columnsMax} columns.'),
  'import.missing_column': never('Tệp thiếu cột “{column}”.', 'The file lacks the column “{column}”.'),
  'import.wrong_encoding': never('Dòng này không phải chữ UTF-8.', 'This row is not UTF-8 text.'),
  'import.repeated_row': never('Mã {code} đã có ở dòng {line} của tệp.', 'The code {code} stands in row {line} of the file already.'),
  'import.formula': never('Ô này là một công thức, không phải dữ liệu.', 'This cell is a formula and no data.'),
  'import.not_a_number': never('“{text}” không phải là số.', '“{text}” is not a number.'),
  'import.other_form': never(
    'Mã không theo dạng VN-..OR-0000; cán bộ cần kiểm tra.',
    'The code is not of the form VN-..OR-0000; an officer has to check it.',
  ),
} as const;
