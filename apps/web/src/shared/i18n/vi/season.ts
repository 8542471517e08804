/** The season by product and week. */
export const season = {
  season: {
    title: 'Mùa vụ {{year}}: thứ gì sắp dư, thứ gì sắp thiếu',
    shortTitle: 'Mùa vụ {{year}}',
    sub: 'Lô đang chào so với nhu cầu đang đặt mua, theo tuần thu hoạch · {{lots}} lô · chưa gồm hợp đồng bao tiêu',
    map: 'Cung trên cầu, theo sản phẩm và tuần',
    bars: 'Cột: chào bán, tấn',
    marks: 'Vạch: đặt mua',
    mapHint: '1,0 là vừa đủ · 2,0 là dư gấp đôi',
    cell: '{{product}}, tuần {{week}}',
    times: '{{ratio}} lần',
    over: 'dư {{t}} tấn',
    short: 'thiếu {{t}} tấn',
    offered: 'Đang chào bán',
    wanted: 'Đang đặt mua',
    sellers: 'Bên đã đăng',
    lots: 'Xem các lô của tuần này',
    urgent: 'Cần chú ý',
    urgentHint: 'xếp theo tấn',
    empty: 'Chưa có lô hay nhu cầu nào cho các tuần tới',
    emptyHint: 'Hợp tác xã đăng lô, bên mua đặt nhu cầu, tuần ấy hiện ngay ở đây.',
  },
} as const;
