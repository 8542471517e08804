import { ORGANISATION_KINDS } from './organisation';
import { MANAGING_PERMISSIONS, PEOPLES_PERMISSIONS, PERMISSIONS, WAITING_PERMISSIONS } from './permission';
import { needsSecondFactor, permissionsNow, permissionsOf, ROLES, rolesOf } from './role';

test('a cooperative sells, a buyer buys, a planner calls off, an officer only looks', () => {
  expect(permissionsOf('cooperative', 'clerk')).toContain('offer.open');
  expect(permissionsOf('cooperative', 'manager')).not.toContain('order.place');
  expect(permissionsOf('processor', 'planner')).toEqual(expect.arrayContaining(['contract.call_off', 'order.place', 'trade.confirm']));
  expect(permissionsOf('trader', 'buyer')).not.toContain('contract.read');
  expect(permissionsOf('department', 'officer').filter((each) => /^(offer|order|trade|contract)\./.test(each))).toEqual([]);
  expect(permissionsOf('processor', 'weighbridge')).not.toContain('contract.call_off');
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

test('in every kind of organisation somebody manages the members', () => {
  for (const kind of ORGANISATION_KINDS) {
    const managing = rolesOf(kind).filter((role) => permissionsOf(kind, role).includes('member.manage'));
    expect([kind, managing.length > 0]).toEqual([kind, true]);
  }
  expect(permissionsOf('cooperative', 'clerk').filter((each) => MANAGING_PERMISSIONS.includes(each))).toEqual([]);
});

test('who is not let in, or lacks the second factor of the role, can only see to that', () => {
  for (const standing of [
    { letIn: false, secured: true },
    { letIn: true, secured: false },
  ])
    expect([...permissionsNow('operator', 'operator', standing)].sort()).toEqual([...WAITING_PERMISSIONS].sort());
  expect(permissionsNow('operator', 'operator', { letIn: true, secured: true })).toEqual(permissionsOf('operator', 'operator'));
  expect(ROLES.filter(needsSecondFactor)).toEqual(['operator']);
});

test('a key can carry trade, never people', () => {
  expect(MANAGING_PERMISSIONS.filter((each) => each !== 'audit.read' && !PEOPLES_PERMISSIONS.has(each))).toEqual([]);
});
