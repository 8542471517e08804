import { networkRefusal, refusalOf } from './refusal';

describe('Refusal', () => {
  it('speaks the language of the screen', () => {
    const refusal = refusalOf(422, { code: 'call_off.over_remaining', detailVi: 'Còn 24,0 tấn', detailEn: '24.0 t left', field: 'kg' });
    expect(refusal.sentence('vi')).toBe('Còn 24,0 tấn');
    expect(refusal.sentence('en')).toBe('24.0 t left');
    expect(refusal.faults().map((fault) => fault.field)).toEqual(['kg']);
  });

  it('prefers the list of faults to the single field', () => {
    const errors = [
      { field: 'kg', code: 'a', detailVi: '1', detailEn: '1' },
      { field: 'askVndPerKg', code: 'b', detailVi: '2', detailEn: '2' },
    ];
    expect(refusalOf(400, { code: 'request.invalid', field: 'kg', errors }).faults()).toHaveLength(2);
  });

  it.each([null, 'Bad Gateway', {}, { code: 5 }])('turns %j into a server fault', (body) => {
    const refusal = refusalOf(502, body);
    expect(refusal.code).toBe('server');
    expect(refusal.problem.transient).toBe(true);
  });

  it('knows a session that has ended, and no answer at all', () => {
    expect(refusalOf(401, { code: 'session.missing' }).isSignedOut).toBe(true);
    expect(networkRefusal().isSignedOut).toBe(false);
  });
});
