import { never } from './refusal';

/** What settings of notices and devices that ring refuse. */
export const PUSH_REFUSALS = {
  'push.off': never('Trang này chưa bật được báo tin trên máy.', 'This site cannot ring on devices yet.'),
  'push.endpoint_invalid': never('Trình duyệt này đưa một địa chỉ không dùng được.', 'The address this browser gives cannot be used.'),
  'push.keys_invalid': never('Trình duyệt này đưa khóa không đúng dạng.', 'The keys this browser gives do not have the right form.'),
  'push.endpoint_taken': never('Địa chỉ này đã thuộc một máy khác.', 'This address belongs to another device.'),
  'push.on_behalf': never(
    'Khi làm thay người khác, máy này không nhận tin của họ.',
    'Working for somebody else, this device does not ring for them.',
  ),
  'push_device.not_found': never('Không có máy này.', 'There is no such device.'),
  'quiet_hours.invalid': never('Giờ yên lặng cần giờ bắt đầu khác giờ kết thúc.', 'Quiet hours need an end that is not their beginning.'),
} as const;
