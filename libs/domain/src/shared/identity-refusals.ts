import { later, never } from './refusal';

/** What is refused about people and organisations: who they are, what they may, how they prove it. */
export const IDENTITY_REFUSALS = {
  'auth.code_required': never('Cần mã 6 số từ ứng dụng xác thực.', 'The six-digit code of your authenticator app is needed.'),
  'auth.code_wrong': never('Mã xác thực không đúng hoặc đã dùng.', 'The code is wrong or was used before.'),
  'auth.step_up_required': never(
    'Việc này cần bạn chứng minh lại danh tính bằng mật khẩu hoặc mã xác thực.',
    'Prove again who you are, with your password or a code, before you do this.',
  ),
  'auth.second_factor_required': never(
    'Vai trò này bắt buộc có ứng dụng xác thực; hãy bật trước khi làm việc.',
    'This role needs an authenticator app; turn it on before you work.',
  ),
  'session.not_found': never('Không có phiên đăng nhập này.', 'There is no such session.'),
  'second_factor.already_on': never('Ứng dụng xác thực đã được bật.', 'The authenticator app is on already.'),
  'second_factor.not_begun': never('Hãy bắt đầu bật ứng dụng xác thực trước.', 'Begin to turn the authenticator app on first.'),
  'second_factor.kept_by_role': never(
    'Vai trò của bạn không được tắt ứng dụng xác thực.',
    'Your role may not turn the authenticator app off.',
  ),
  'password_reset.not_found': never(
    'Đường dẫn đặt lại mật khẩu không đúng, đã dùng hoặc hết hạn.',
    'The link to reset the password is wrong, used or too old.',
  ),
  'invitation.not_found': never('Lời mời không đúng, đã dùng hoặc hết hạn.', 'The invitation is wrong, used or too old.'),
  'member.not_found': never('Không có thành viên này.', 'There is no such member.'),
  'member.last_manager': never(
    'Tổ chức cần ít nhất một người quản lý thành viên.',
    'An organisation needs at least one member who manages the others.',
  ),
  'member.not_yourself': never('Bạn không thể tự đổi vai trò của mình.', 'You cannot change your own role.'),
  'organisation.not_let_in': never('Tổ chức của bạn đang chờ được xác minh.', 'Your organisation is waiting to be verified.'),
  'organisation.wrong_state': never(
    'Tổ chức đang ở trạng thái không làm được việc này.',
    'The organisation is in a state that does not allow this.',
  ),
  'organisation.reason_required': never('Cần nêu lý do (ít nhất {min} ký tự).', 'A reason is needed (at least {min} characters).'),
  'organisation.kind_not_open': never('Loại tổ chức này không tự đăng ký được.', 'Organisations of this kind cannot apply by themselves.'),
  'tax_code.invalid': never('Mã số thuế không đúng (10 hoặc 13 số).', 'The tax code is not right (10 or 13 digits).'),
  'registration.required': never(
    'Cần mã số thuế hoặc số đăng ký hợp tác xã.',
    'A tax code or a cooperative’s registration number is needed.',
  ),
  'consent.required': never('Cần đồng ý với cách dữ liệu cá nhân được dùng.', 'Consent to how personal data is used is needed.'),
  'api_key.not_found': never('Không có khóa API này.', 'There is no such API key.'),
  'api_key.scope_forbidden': never('Khóa API không được mang quyền {permission}.', 'An API key may not carry the permission {permission}.'),
  'api_key.too_many': never('Tổ chức có tối đa {most} khóa API.', 'An organisation has at most {most} API keys.'),
  'sign_in.locked': later(
    'Có quá nhiều lần đăng nhập sai; hãy thử lại sau {retryAfterSeconds} giây.',
    'Too many failed sign-ins; try again in {retryAfterSeconds} seconds.',
  ),
} as const;
