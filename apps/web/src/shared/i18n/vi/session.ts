/** What the shells of desk and phone say of a session: that it ends, and for whom it works. */
export const session = {
  session: {
    ending: {
      text: 'Phiên làm việc sắp kết thúc lúc {{time}}. Những gì đang gõ vẫn còn.',
      stay: 'Tôi vẫn đang làm',
      last: 'Phiên này kết thúc lúc {{time}}, dù vẫn đang dùng. Đăng nhập lại ngay tại đây; những gì đang gõ vẫn còn.',
      again: 'Đăng nhập lại',
    },
    behalf: {
      text: 'Đang làm thay {{name}}. Mọi việc ghi cả tên bạn lẫn tên đơn vị.',
      stop: 'Thôi làm thay',
    },
  },
};
