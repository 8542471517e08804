/** The season by product and week. */
export const season = {
  season: {
    title: 'Season {{year}}: what will be too much, what too little',
    shortTitle: 'Season {{year}}',
    sub: 'Lots on offer against orders, by week of harvest · {{lots}} lots · without contracts',
    map: 'Supply over demand, by product and week',
    bars: 'Bars: on offer, t',
    marks: 'Marks: ordered',
    mapHint: '1.0 is just enough · 2.0 is twice as much',
    cell: '{{product}}, week {{week}}',
    times: '{{ratio}} times',
    over: '{{t}} t too much',
    short: '{{t}} t too little',
    offered: 'On offer',
    wanted: 'Ordered',
    sellers: 'Sellers',
    lots: 'See the lots of that week',
    urgent: 'Look here first',
    urgentHint: 'by tonnes',
    empty: 'No lots or orders for the coming weeks',
    emptyHint: 'As soon as a lot is posted or an order placed, its week appears here.',
  },
} as const;
