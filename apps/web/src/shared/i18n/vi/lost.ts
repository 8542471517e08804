/** An address that leads nowhere: said there alone. */
export const lost = {
  find: 'Tìm lô, hợp đồng, mã vùng, trang',
  last: 'Bạn vừa xem',
  often: 'Việc thường làm',
};
