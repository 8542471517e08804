/** An address that leads nowhere: said there alone. */
export const lost = {
  find: 'Find lots, contracts, area codes, pages',
  last: 'You were just at',
  often: 'What you do most',
};
