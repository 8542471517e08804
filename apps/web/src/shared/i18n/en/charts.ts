/** What charts say, and their tables. */
export const charts = {
  chart: {
    table: 'Show the figures',
    picture: 'Show the picture',
    short: 'short',
    surplus: 'surplus',
    up: 'more than a week ago',
    down: 'less than a week ago',
    capacity: '{{planned}} planned, {{added}} more, capacity {{capacity}}',
    planned: '{{weight}} planned',
    added: '{{weight}} more',
    full: 'capacity {{weight}}',
    map: 'Map of {{n}} places in Sơn La, largest {{name}}: {{weight}}',
    mapCredit: 'Outline: Natural Earth',
    place: 'Place',
  },
} as const;
