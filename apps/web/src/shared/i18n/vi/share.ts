/** Handing a page on: as a link, as a code, as labels. */
export const share = {
  open: 'Chia sẻ',
  title: 'Chia sẻ, mã QR',
  address: 'Địa chỉ ngắn',
  qr: 'Mã QR của {{title}}',
  send: 'Gửi vào nhóm',
  copy: 'Sao chép địa chỉ',
  copied: 'Đã sao chép địa chỉ',
  copyFailed: 'Chưa sao chép được: giữ vào địa chỉ để chép',
  everyone: 'Ai có địa chỉ này cũng xem được lô, không cần đăng nhập.',
  members: 'Chỉ các bên liên quan xem được, sau khi đăng nhập.',
  labels: 'In nhãn lô',
  label58: 'Cuộn 58 mm',
  label80: 'Cuộn 80 mm',
  labelA4: 'Tờ A4, 24 nhãn',
};
