/** Words of agreements, intake plans and what both sides owe. */
export const pact = {
  pact: {
    price: {
      fixed: '{{price}}, cố định',
      floor: 'sàn {{price}}, theo thị trường khi cao hơn',
      minus: 'giá thị trường trừ lùi {{price}}',
    },
  },
};
