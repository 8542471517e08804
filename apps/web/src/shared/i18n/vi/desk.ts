/** What only the desk says: the palette and the keys. */
export const desk = {
  palette: {
    title: 'Tìm trang, sản phẩm, hợp đồng, lô',
    open: 'Tìm lô, hợp đồng, trang…',
    hint: 'Gõ không dấu cũng được: xoai, hop dong…',
    page: 'Trang',
    contract: 'Hợp đồng',
    lots: 'Tìm lô “{{text}}”',
    none: 'Không thấy. Thử ít chữ hơn.',
  },
  keys: {
    title: 'Phím tắt',
    palette: 'tìm mọi thứ',
    search: 'tìm trong trang',
    board: 'bảng giá',
    lots: 'tìm nguồn hàng',
    contracts: 'hợp đồng',
    orders: 'đặt mua',
    rounds: 'phiên ghép',
    walk: 'dòng trước, dòng sau trong bảng',
    pick: 'chọn dòng',
    send: 'gửi phiếu đang viết',
    keys: 'bảng này',
    single: 'Dùng phím tắt một chữ',
  },
} as const;
