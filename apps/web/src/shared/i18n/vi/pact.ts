/** Words of agreements, intake plans and what both sides owe. */
export const pact = {
  pact: {
    waiting: 'Vượt biên độ, chờ bạn đồng ý',
    waitingFor: '{{weight}}, giao {{day}}',
    partOf: 'Nhận bao nhiêu',
    yesAll: 'Đồng ý {{weight}}',
    no: 'Từ chối',
    lapse: 'Không trả lời trước {{time}} thì phiếu hết hạn, không ai bị ràng buộc.',
    answerFailed: 'Chưa trả lời được',
    toSign: 'Chờ ký: bản {{n}}',
    changes: 'Thay đổi so với bản trước',
    term: 'Điều khoản',
    before: 'Trước',
    after: 'Sau',
    sign: 'Ký bản {{n}}',
    signed: 'Bên bạn đã ký, chờ bên kia',
    signFailed: 'Chưa ký được',
    hash: 'Mã băm của văn bản: {{hash}}',
    price: {
      fixed: '{{price}}, cố định',
      floor: 'sàn {{price}}, theo thị trường khi cao hơn',
      minus: 'giá thị trường trừ lùi {{price}}',
    },
  },
};
