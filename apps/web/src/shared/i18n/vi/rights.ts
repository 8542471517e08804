/** What a program with a key may do, right by right. */
export const rights = {
  rights: {
    session: {
      read: 'xem phiên đăng nhập của mình',
    },
    catalogue: {
      read: 'đọc danh mục sản phẩm',
      keep: 'giữ danh mục sản phẩm',
    },
    market: {
      read: 'xem chợ và phiên ghép',
      operate: 'điều hành chợ',
    },
    stream: {
      read: 'theo dõi tin trực tiếp',
    },
    offer: {
      open: 'đăng bán',
      amend: 'sửa lô đang bán',
      withdraw: 'rút lô',
      read: 'xem lô của mình',
    },
    order: {
      place: 'đặt mua',
      cancel: 'huỷ đặt mua',
      read: 'xem đặt mua của mình',
    },
    contract: {
      read: 'xem hợp đồng',
      call_off: 'gọi hàng theo hợp đồng',
      answer: 'trả lời gọi hàng',
      write: 'soạn hợp đồng',
      sign: 'ký hợp đồng',
      register: 'ghi hợp đồng cho hai bên',
    },
    auction: {
      open: 'mở đấu giá',
    },
    bid: {
      place: 'trả giá',
      answer: 'trả lời giá',
      read: 'xem các lần trả giá của mình',
    },
    intake_plan: {
      write: 'lập kế hoạch nhận hàng',
      read: 'xem kế hoạch nhận hàng',
    },
    price_index: {
      publish: 'công bố giá tham chiếu',
      read: 'xem giá tham chiếu',
    },
    credit: {
      set: 'đặt hạn mức nợ của bên mua',
      read: 'xem hạn mức nợ',
    },
    trade: {
      read: 'xem giao dịch',
      confirm: 'xác nhận, sửa, huỷ giao dịch',
    },
    document: {
      read: 'tải giấy tờ',
    },
    round: {
      download: 'tải dữ liệu của phiên',
    },
    organisation: {
      read: 'xem hồ sơ tổ chức',
    },
    audit: {
      read: 'đọc nhật ký của tổ chức',
    },
    area: {
      read: 'xem mã vùng trồng của mình',
      keep: 'giữ sổ mã vùng trồng',
      authorise: 'cho nơi khác dùng mã của mình',
    },
    paper: {
      read: 'xem giấy chứng nhận',
      declare: 'khai giấy chứng nhận',
      verify: 'xác minh giấy chứng nhận',
    },
    access_rule: {
      keep: 'giữ điều kiện của thị trường',
    },
    notice: {
      read: 'đọc thông báo',
    },
  },
} as const;
