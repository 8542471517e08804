import type { Dictionary } from '../vi/dictionary';

export const pact: Pick<Dictionary, 'pact'> = {
  pact: {
    price: {
      fixed: '{{price}}, fixed',
      floor: 'floor {{price}}, the market when it is higher',
      minus: 'the market less {{price}}',
    },
  },
};
