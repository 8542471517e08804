/** What somebody asked to be told of. */
export const alerts = {
  alert: {
    tell: 'Báo khi có',
    telling: 'Đang báo khi có',
    mine: 'Bạn đang chờ tin',
    removeOne: 'Thôi báo “{{name}}”',
    set: 'Sẽ báo khi có lô mới hợp “{{name}}”',
    removed: 'Đã thôi báo “{{name}}”',
    where: 'Tin nằm trong Báo tin, chỉ bạn thấy.',
    noDistance: 'Đặt nơi của tổ chức để được báo theo khoảng cách',
    demand: 'Có người đặt mua',
    within: 'giao trong {{n}} ngày',
  },
};
