import { methodsOf, newState, type Faults, type Rules } from './light-form';

function aForm(start: Record<string, unknown> = { kg: '', price: '9.000' }) {
  const state = newState(start);
  const shown = { draws: 0, errors: {} as Faults, busy: [] as boolean[] };
  const form = methodsOf(
    state,
    () => void shown.draws++,
    (faults) => (shown.errors = faults),
    (isSubmitting) => shown.busy.push(isSubmitting),
  );
  const control = (name: string, rules?: Rules) => {
    const input = { value: '', focus: jest.fn() };
    form.register(name, rules).ref(input as unknown as HTMLInputElement);
    return input;
  };
  const type = (name: string, value: string, rules?: Rules) => form.register(name, rules).onChange({ target: { value } } as never);
  return { form, shown, control, type };
}

const must = { required: true };
const atMost = { validate: (value: never) => Number(value) <= 10 || 'too_much' };

describe('the phone’s small form', () => {
  it('writes what it holds into its controls, and holds what is typed', () => {
    const { form, control, type } = aForm();
    const price = control('price');
    expect(price.value).toBe('9.000');
    type('price', '8.500');
    expect(form.getValues('price')).toBe('8.500');
    form.setValue('price', '7.000');
    expect(price.value).toBe('7.000');
    expect(form.watch()).toEqual({ kg: '', price: '7.000' });
  });

  it('says nothing while nobody has sent, then says what is wrong with every letter', async () => {
    const { form, shown, control, type } = aForm();
    control('kg', must);
    type('kg', '', must);
    expect(shown.errors).toEqual({});
    const send = jest.fn();
    await form.handleSubmit(send)();
    expect([send.mock.calls.length, shown.errors]).toEqual([0, { kg: { type: 'required', message: '' } }]);
    type('kg', '3', must);
    expect(shown.errors).toEqual({});
    type('kg', '', must);
    expect(Object.keys(shown.errors)).toEqual(['kg']);
  });

  it('brings the focus to the first field that is wrong, in the order in which they stand', async () => {
    const { form, shown, control } = aForm({ kg: '99', price: '' });
    const [kg, price] = [control('kg', atMost), control('price', must)];
    await form.handleSubmit(jest.fn())();
    expect(shown.errors).toEqual({ kg: { type: 'validate', message: 'too_much' }, price: { type: 'required', message: '' } });
    expect([kg.focus.mock.calls.length, price.focus.mock.calls.length]).toEqual([1, 0]);
  });

  it('sends what it holds at that moment, says that it is busy, and says so no more when the sending fails', async () => {
    const { form, shown, type } = aForm();
    type('kg', '3');
    const sent: unknown[] = [];
    await form.handleSubmit((values) => sent.push(values))({ preventDefault: jest.fn() });
    type('kg', '4');
    expect(sent).toEqual([{ kg: '3', price: '9.000' }]);
    expect(shown.busy).toEqual([true, false]);
    await expect(form.handleSubmit(() => Promise.reject(new Error('no signal')))()).rejects.toThrow('no signal');
    expect(shown.busy).toEqual([true, false, true, false]);
  });

  it('begins anew: with what it began with, or with what it is given; nothing is wrong any more', async () => {
    const { form, shown, control, type } = aForm();
    const kg = control('kg', must);
    await form.handleSubmit(jest.fn())();
    type('kg', '3', must);
    form.reset();
    expect([form.getValues(), kg.value, shown.errors]).toEqual([{ kg: '', price: '9.000' }, '', {}]);
    form.reset({ kg: '5', price: '1' });
    expect([kg.value, form.getValues('price')]).toEqual(['5', '1']);
  });

  it('tells whoever listens of each change and by which field, until they leave', () => {
    const { form, type } = aForm();
    const heard: unknown[] = [];
    const leave = form.subscribe({ callback: (change) => heard.push(change) });
    type('kg', '3');
    leave();
    type('kg', '4');
    expect(heard).toEqual([{ values: { kg: '3', price: '9.000' }, name: 'kg' }]);
  });
});
