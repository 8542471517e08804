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
    noDistance: 'Bỏ lọc khoảng cách để được báo',
  },
};
