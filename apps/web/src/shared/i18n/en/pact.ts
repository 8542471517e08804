import type { Dictionary } from '../vi/dictionary';

export const pact: Pick<Dictionary, 'pact'> = {
  pact: {
    waiting: 'Above the band, waits for your yes',
    waitingFor: '{{weight}}, delivered {{day}}',
    partOf: 'How much of it',
    yesAll: 'Agree to {{weight}}',
    no: 'Decline',
    lapse: 'Without an answer by {{time}} it lapses and binds nobody.',
    answerFailed: 'Not answered',
    toSign: 'To be signed: version {{n}}',
    changes: 'Changes against the version before',
    term: 'Term',
    before: 'Before',
    after: 'After',
    sign: 'Sign version {{n}}',
    signed: 'Your side has signed; waiting for the other',
    signFailed: 'Not signed',
    hash: 'Hash of the text: {{hash}}',
    price: {
      fixed: '{{price}}, fixed',
      floor: 'floor {{price}}, the market when it is higher',
      minus: 'the market less {{price}}',
    },
  },
};
