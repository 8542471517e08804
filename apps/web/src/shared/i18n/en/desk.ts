/** What only the desk says: the palette and the keys. */
export const desk = {
  palette: {
    title: 'Find pages, products, contracts, lots',
    open: 'Find lots, contracts, pages…',
    hint: 'Accents are not needed: xoai, hop dong…',
    page: 'Page',
    contract: 'Contract',
    lots: 'Find lots “{{text}}”',
    none: 'Nothing found. Try fewer words.',
  },
  keys: {
    title: 'Keys',
    palette: 'find anything',
    search: 'search the page',
    board: 'market board',
    lots: 'find lots',
    contracts: 'contracts',
    orders: 'orders',
    rounds: 'rounds',
    walk: 'row before, row after in a table',
    pick: 'pick the row',
    send: 'send the form you are writing',
    keys: 'this sheet',
    single: 'Use keys of one letter',
  },
} as const;
