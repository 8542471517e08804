import { changedOf } from './changed-of';
import { putOver, typedOver } from './typed-over';

interface Form {
  day: string;
  price: string;
  weight: { text: string; unit: string };
  grades: string[];
  seen: string;
  picked: string | null;
  lot?: { step: string };
}

const start: Form = { day: '2026-06-11', price: '', weight: { text: '', unit: 'tan' }, grades: [], seen: 'a', picked: null };

it('only what was changed is kept', () => {
  expect(typedOver(start, { ...start }, [])).toEqual({});
  expect(typedOver(start, { ...start, price: '7,5k', weight: { text: '', unit: 'tan' } }, [])).toEqual({ price: '7,5k' });
  expect(typedOver(start, { ...start, lot: { step: '50' }, grades: ['grade1'] }, [])).toEqual({ lot: { step: '50' }, grades: ['grade1'] });
});

it('what must be known beside it is kept with it, and never alone', () => {
  expect(typedOver(start, { ...start, price: '7' }, ['seen'])).toEqual({ price: '7', seen: 'a' });
  expect(typedOver(start, start, ['seen'])).toEqual({});
});

it('it comes back over what the form begins with by then', () => {
  const tomorrow = { ...start, day: '2026-06-12', seen: 'b' };
  expect(putOver(tomorrow, { price: '7,5k' })).toEqual({ ...tomorrow, price: '7,5k' });
  expect(putOver(tomorrow, { seen: 'a', picked: 'x', lot: { step: '5' } })).toMatchObject({ seen: 'a', picked: 'x', lot: { step: '5' } });
});

it('what was kept in another shape stays away', () => {
  const old = { price: 7_500, grades: 'grade1', weight: ['3,5'] } as unknown as Partial<Form>;
  expect(putOver(start, old)).toEqual(start);
});

it('of a change only the fields that were touched are stated, as what is sent for them', () => {
  const start = { holder: 'HTX', yield: '9.500', source: '' };
  expect(changedOf(start, { ...start, yield: '', source: 'QĐ 12' }, { holder: 'HTX', yield: null })).toEqual({ yield: null });
  expect(changedOf(start, start, { holder: 'HTX', yield: 9_500 })).toEqual({});
});
