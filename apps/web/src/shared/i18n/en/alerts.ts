/** What somebody asked to be told of. */
export const alerts = {
  alert: {
    tell: 'Tell me of new ones',
    telling: 'Telling you of new ones',
    mine: 'You are waiting for',
    removeOne: 'Stop telling “{{name}}”',
    set: 'You will be told of new lots in “{{name}}”',
    removed: 'No longer telling “{{name}}”',
    where: 'The news stands in Notices, for you alone.',
    noDistance: 'Set your organisation’s place to be told by distance',
    demand: 'Somebody wants to buy',
    within: 'delivery within {{n}} days',
  },
};
