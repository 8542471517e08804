import { later, never } from './refusal';

/** What the doors refuse before any rule of the market is asked: requests, sessions, repeats, streams, load. */
export const DOOR_REFUSALS = {
  'request.malformed_json': never('Dữ liệu gửi lên không phải JSON hợp lệ.', 'The request body is not valid JSON.'),
  'request.too_large': never('Dữ liệu gửi lên quá lớn (tối đa {bytesMax} byte).', 'The request is too large (at most {bytesMax} bytes).'),
  'request.wrong_media_type': never('Máy chủ chỉ nhận JSON (application/json).', 'The server accepts JSON only (application/json).'),
  'request.unknown_field': never('Có trường dữ liệu không được biết đến.', 'The request has a field that is not known.'),
  'request.invalid': never('Dữ liệu gửi lên chưa đúng dạng.', 'The request does not have the expected shape.'),
  'request.not_found': never('Không có địa chỉ này.', 'There is nothing at this address.'),
  'id.invalid': never('Mã số không đúng dạng.', 'The id does not have the right form.'),
  'page.cursor_invalid': never('Dấu trang không hợp lệ; hãy đọc lại từ đầu.', 'The page cursor is not valid; read again from the start.'),
  'auth.required': never('Cần đăng nhập.', 'You need to sign in.'),
  'auth.wrong_credentials': never('Tên đăng nhập hoặc mật khẩu không đúng.', 'The sign-in name or the password is wrong.'),
  'auth.forbidden': never('Tài khoản của bạn không có quyền làm việc này.', 'Your account is not allowed to do this.'),
  'auth.wrong_origin': never(
    'Yêu cầu đến từ một trang khác nên không được nhận.',
    'The request comes from another site and is not accepted.',
  ),
  'session.expired': never('Phiên đăng nhập đã hết hạn; hãy đăng nhập lại.', 'Your session has ended; please sign in again.'),
  'idempotency.key_required': never('Thiếu tiêu đề Idempotency-Key.', 'The Idempotency-Key header is missing.'),
  'idempotency.key_invalid': never(
    'Idempotency-Key phải có 1–255 ký tự nhìn thấy được.',
    'The Idempotency-Key must be 1 to 255 visible characters.',
  ),
  'idempotency.key_reused': never(
    'Idempotency-Key này đã dùng cho một nội dung khác.',
    'This Idempotency-Key was used before with another content.',
  ),
  'version.required': never('Thiếu tiêu đề If-Match với số phiên bản.', 'The If-Match header with the version is missing.'),
  'version.stale': never(
    'Có thay đổi mới hơn bản bạn đang xem (phiên bản hiện tại: {current}). Hãy tải lại.',
    'There is a newer version than the one you saw (now {current}). Please reload.',
  ),
  'stream.unknown': never('Không có dòng sự kiện này.', 'There is no such stream.'),
  'stream.after_invalid': never('Vị trí bắt đầu đọc không hợp lệ.', 'The position to read after is not valid.'),
  'stream.too_old': never(
    'Sự kiện sau vị trí này không còn được giữ (còn từ số {keptFrom}); hãy đọc lại trạng thái hiện tại.',
    'What followed this position is no longer kept (kept from number {keptFrom}); read the present state instead.',
  ),
  'stream.too_many': never('Theo dõi tối đa {streamsMax} dòng sự kiện một lúc.', 'At most {streamsMax} streams can be watched at a time.'),
  'rate.limited': later('Bạn gửi quá nhanh; hãy đợi {retryAfterSeconds} giây.', 'Too many requests; wait {retryAfterSeconds} seconds.'),
  'server.busy': later('Máy chủ đang bận; hãy thử lại sau giây lát.', 'The server is busy; try again in a moment.'),
  'server.failed': later('Có lỗi ở phía chúng tôi; việc này đã được ghi lại.', 'Something went wrong on our side; it has been recorded.'),
} as const;
