/** A gate: when a market is cleared, and what it waits for. */
export const gates = {
  gate: {
    next: 'Đóng phiên',
    closing: 'Đã đóng, đang ghép',
    none: 'Chưa có phiên nào',
    at: '{{time}}, {{day}}',
    sessions: 'theo phiên',
    urgent: 'hàng gấp ghép giữa các phiên',
    halted: 'Chợ đang tạm dừng ghép',
    haltedHint: 'Từ {{time}}. Tin chào bán và đặt mua vẫn nhận và chờ tới khi mở lại.',
    waits: 'Chờ chợ mở lại',
    waitsWhy: 'Chợ tạm dừng: {{reason}}. Tin giữ nguyên thứ tự, vào phiên đầu tiên khi chợ mở lại.',
    waitsUntil: 'Tin giữ nguyên thứ tự, vào phiên đầu tiên khi chợ mở lại.',
    failed: 'Phiên gần nhất không qua kiểm tra nên không giao dịch nào được lập.',
    failedHint: 'Người vận hành đã được báo. Tin của bạn vẫn giữ nguyên.',
    planned: 'Từ {{time}}, {{day}} chợ ghép theo cách khác.',
  },
};
