// Loaded before the program (NODE_OPTIONS): its machine's clock is wrong by CLOCK_SHIFT_MS. The database's is not.
const shift = Number(process.env.CLOCK_SHIFT_MS ?? '0');
const Real = Date;
const now = () => Real.now() + shift;
globalThis.Date = new Proxy(Real, {
  construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
