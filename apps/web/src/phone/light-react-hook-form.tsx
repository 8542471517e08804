import { createContext, use, useEffect, useRef, useState, type ChangeEvent, type ReactNode } from 'react';

type Values = Record<string, unknown>;
type Faults = Record<string, { type: string; message: string }>;
interface Rules {
  required?: boolean;
  validate?: (value: never) => boolean | string;
  onChange?: () => void;
}
interface Change {
  values: Values;
  name?: string;
}
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What is known of a form between its drawings. */
interface State {
  values: Values;
  start: Values;
  rules: Map<string, Rules>;
  controls: Map<string, { focus?: () => void }>;
  listeners: Set<(change: Change) => void>;
  wasSent: boolean;
}

const isField = (control: unknown): control is Control => control instanceof Element && 'value' in control;

function faultOf(rules: Rules | undefined, value: unknown): { type: string; message: string } | null {
  if (rules?.required === true && (value === '' || value == null)) return { type: 'required', message: '' };
  const said = rules?.validate?.(value as never) ?? true;
  if (said === true) return null;
  return { type: 'validate', message: said === false ? '' : said };
}

/**
 * The part of react-hook-form that the phone's two forms use, in a tenth of its weight: the build puts it in its place.
 * Checks on sending, then with every letter; the first fault gets the focus. Types are those of the real one.
 */
export function useForm({ defaultValues }: { defaultValues: Values }) {
  const [, draw] = useState(0);
  const [errors, setErrors] = useState<Faults>({});
  const [isSubmitting, setSubmitting] = useState(false);
  const [state] = useState<State>(() => ({
    values: { ...defaultValues },
    start: defaultValues,
    rules: new Map(),
    controls: new Map(),
    listeners: new Set(),
    wasSent: false,
  }));
  const [methods] = useState(() => methodsOf(state, () => draw((n) => n + 1), setErrors, setSubmitting));
  return { ...methods, formState: { errors, isSubmitting } };
}

type Form = ReturnType<typeof useForm>;

function methodsOf(state: State, draw: () => void, setErrors: (faults: Faults) => void, setSubmitting: (isSubmitting: boolean) => void) {
  const check = (): Faults => {
    const found: Faults = {};
    for (const [name, rules] of state.rules) {
      const fault = faultOf(rules, state.values[name]);
      if (fault !== null) found[name] = fault;
    }
    return found;
  };
  const tell = (name?: string) => {
    for (const listener of state.listeners) listener({ values: { ...state.values }, ...(name === undefined ? {} : { name }) });
    if (state.wasSent) setErrors(check());
    draw();
  };
  const write = (name: string, value: unknown) => {
    const control = state.controls.get(name);
    if (isField(control) && control.value !== value) control.value = String(value ?? '');
  };
  const setValue = (name: string, value: unknown) => {
    state.values = { ...state.values, [name]: value };
    write(name, value);
    tell(name);
  };
  return {
    state,
    setValue,
    getValues: (name?: string) => (name === undefined ? state.values : state.values[name]),
    watch: (name?: string) => (name === undefined ? state.values : state.values[name]),
    subscribe: ({ callback }: { callback: (change: Change) => void }) => {
      state.listeners.add(callback);
      return () => state.listeners.delete(callback);
    },
    reset: (values: Values = state.start) => {
      state.values = { ...values };
      state.wasSent = false;
      for (const name of state.controls.keys()) write(name, values[name]);
      setErrors({});
      tell();
    },
    register: (name: string, rules: Rules = {}) => {
      state.rules.set(name, rules);
      return {
        name,
        onChange: (event: ChangeEvent<Control>) => {
          setValue(name, event.target.value);
          rules.onChange?.();
        },
        ref: (control: Control | null) => {
          if (control === null) return;
          state.controls.set(name, control);
          write(name, state.values[name]);
        },
      };
    },
    handleSubmit: (send: (values: never) => unknown) => async (event?: { preventDefault?: () => void }) => {
      event?.preventDefault?.();
      state.wasSent = true;
      const faults = check();
      setErrors(faults);
      const first = [...state.rules.keys()].find((name) => name in faults);
      if (first !== undefined) return state.controls.get(first)?.focus?.();
      setSubmitting(true);
      try {
        await send({ ...state.values } as never);
      } finally {
        setSubmitting(false);
      }
    },
  };
}

const FormContext = createContext<Form | null>(null);

export function FormProvider({ children, ...form }: Form & { children: ReactNode }) {
  return <FormContext value={form}>{children}</FormContext>;
}

export function useFormContext(): Form {
  const form = use(FormContext);
  if (form === null) throw new Error('useFormContext needs a FormProvider above it.');
  return form;
}

export function useController({ name, rules = {} }: { name: string; rules?: Rules }) {
  const form = useFormContext();
  const { state } = form;
  const latest = useRef(rules);
  useEffect(() => {
    latest.current = rules;
    state.rules.set(name, rules);
  });
  useEffect(() => {
    state.rules.set(name, latest.current);
    return () => {
      state.rules.delete(name);
      state.controls.delete(name);
    };
  }, [state, name]);
  const field = {
    name,
    value: state.values[name],
    onChange: (next: unknown) => form.setValue(name, isEvent(next) ? next.target.value : next),
    ref: (control: { focus?: () => void } | null) => {
      if (control !== null) state.controls.set(name, isField(control) ? { focus: () => control.focus() } : control);
    },
  };
  return { field, fieldState: { error: form.formState.errors[name] } };
}

const isEvent = (next: unknown): next is ChangeEvent<Control> => typeof next === 'object' && next !== null && 'target' in next;
