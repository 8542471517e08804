import { permissionsOnBehalf } from './behalf';
import { ORGANISATION_KINDS } from './organisation';
import { PEOPLES_PERMISSIONS, PERMISSIONS_OVER_ALL } from './permission';

test('staff do the trade of an organisation, and nothing else of it', () => {
  expect(permissionsOnBehalf('cooperative')).toEqual(expect.arrayContaining(['offer.open', 'trade.confirm', 'contract.sign']));
  expect(permissionsOnBehalf('trader')).toEqual(expect.arrayContaining(['order.place', 'bid.place']));
  for (const kind of ORGANISATION_KINDS) {
    const all = permissionsOnBehalf(kind);
    expect(all.filter((each) => PEOPLES_PERMISSIONS.has(each) || PERMISSIONS_OVER_ALL.has(each) || each === 'audit.read')).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  }
});

test('nobody speaks for who oversees or runs the market', () => {
  expect([permissionsOnBehalf('department'), permissionsOnBehalf('operator')]).toEqual([[], []]);
});
