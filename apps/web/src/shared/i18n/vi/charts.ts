/** What charts say, and their tables. */
export const charts = {
  chart: {
    table: 'Xem bảng số',
    picture: 'Xem hình',
    short: 'thiếu hàng',
    surplus: 'dư hàng',
    up: 'tăng so tuần trước',
    down: 'giảm so tuần trước',
    capacity: 'Đã xếp {{planned}}, thêm {{added}}, công suất {{capacity}}',
    planned: 'đã xếp {{weight}}',
    added: 'thêm {{weight}}',
    full: 'công suất {{weight}}',
    map: 'Bản đồ {{n}} điểm ở Sơn La, lớn nhất {{name}}: {{weight}}',
    mapCredit: 'Ranh giới: Natural Earth',
    place: 'Nơi',
  },
} as const;
