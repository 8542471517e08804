import { ORGANISATION_KINDS } from './organisation';
import { EVERYONES_PERMISSIONS, PERMISSIONS } from './permission';
import { permissionsOf, ROLES, rolesOf } from './role';

test('a cooperative sells, a buyer buys, a planner calls off, an officer only looks', () => {
  expect(permissionsOf('cooperative', 'clerk')).toContain('offer.open');
  expect(permissionsOf('cooperative', 'manager')).not.toContain('order.place');
  expect(permissionsOf('processor', 'planner')).toEqual(expect.arrayContaining(['contract.call_off', 'order.place', 'trade.confirm']));
  expect(permissionsOf('trader', 'buyer')).not.toContain('contract.read');
  expect(permissionsOf('department', 'officer')).toEqual([...EVERYONES_PERMISSIONS, 'round.download']);
  expect(permissionsOf('operator', 'operator')).toEqual(expect.arrayContaining(['organisation.register', 'contract.register']));
});

test('only an operator registers, and an operator never trades', () => {
  for (const kind of ORGANISATION_KINDS) {
    for (const role of rolesOf(kind)) {
      const permissions = permissionsOf(kind, role);
      expect(permissions.includes('organisation.register')).toBe(kind === 'operator');
      if (kind === 'operator') expect(permissions.filter((permission) => /^(offer|order|trade)\./.test(permission))).toEqual([]);
      expect(new Set(permissions).size).toBe(permissions.length);
      expect(PERMISSIONS).toEqual(expect.arrayContaining([...permissions]));
    }
  }
});

test('a role of another kind of organisation is refused', () => {
  for (const kind of ORGANISATION_KINDS) {
    for (const role of ROLES.filter((each) => !rolesOf(kind).includes(each))) {
      expect(() => permissionsOf(kind, role)).toThrow(expect.objectContaining({ code: 'member.wrong_role', field: 'role' }));
    }
  }
});

test('every permission belongs to somebody', () => {
  const granted = ORGANISATION_KINDS.flatMap((kind) => rolesOf(kind).flatMap((role) => permissionsOf(kind, role)));
  expect(PERMISSIONS.filter((permission) => !granted.includes(permission))).toEqual([]);
});
