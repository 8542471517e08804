/** What a program with a key may do, right by right. */
export const rights = {
  rights: {
    session: {
      read: 'read its own session',
    },
    catalogue: {
      read: 'read the catalogue',
      keep: 'keep the catalogue',
    },
    market: {
      read: 'read the markets and their rounds',
      operate: 'operate the markets',
    },
    stream: {
      read: 'follow the live feed',
    },
    offer: {
      open: 'post lots',
      amend: 'change lots',
      withdraw: 'withdraw lots',
      read: 'read its own lots',
    },
    order: {
      place: 'place orders',
      cancel: 'cancel orders',
      read: 'read its own orders',
    },
    contract: {
      read: 'read contracts',
      call_off: 'call off from contracts',
      answer: 'answer call-offs',
      write: 'write contracts',
      sign: 'sign contracts',
      register: 'enter contracts for both sides',
    },
    auction: {
      open: 'open auctions',
    },
    bid: {
      place: 'place bids',
      answer: 'answer bids',
      read: 'read its own bids',
    },
    intake_plan: {
      write: 'write intake plans',
      read: 'read intake plans',
    },
    price_index: {
      publish: 'publish price indices',
      read: 'read price indices',
    },
    credit: {
      set: 'set what a buyer may owe',
      read: 'read what buyers may owe',
    },
    trade: {
      read: 'read trades',
      confirm: 'confirm, change and cancel trades',
    },
    document: {
      read: 'download papers',
    },
    round: {
      download: 'download the files of rounds',
    },
    organisation: {
      read: 'read organisations',
    },
    audit: {
      read: 'read the organisation’s audit',
    },
    area: {
      read: 'read its own area codes',
      keep: 'keep the register of area codes',
      authorise: 'let others use its codes',
    },
    paper: {
      read: 'read certificates',
      declare: 'declare certificates',
      verify: 'verify certificates',
    },
    access_rule: {
      keep: 'keep the rules of markets',
    },
    notice: {
      read: 'read notices',
    },
  },
};
