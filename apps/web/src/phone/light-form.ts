import type { ChangeEvent } from 'react';

export type Values = Record<string, unknown>;
export type Faults = Record<string, { type: string; message: string }>;
export interface Rules {
  required?: boolean;
  validate?: (value: never) => boolean | string;
  onChange?: () => void;
}
interface Change {
  values: Values;
  name?: string;
}
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What is known of a form between its drawings. */
export interface State {
  values: Values;
  start: Values;
  rules: Map<string, Rules>;
  controls: Map<string, { focus?: () => void }>;
  listeners: Set<(change: Change) => void>;
  wasSent: boolean;
}

export const isField = (control: unknown): control is Control => typeof control === 'object' && control !== null && 'value' in control;

function faultOf(rules: Rules | undefined, value: unknown): { type: string; message: string } | null {
  if (rules?.required === true && (value === '' || value == null)) return { type: 'required', message: '' };
  const said = rules?.validate?.(value as never) ?? true;
  if (said === true) return null;
  return { type: 'validate', message: said === false ? '' : said };
}

export const newState = (start: Values): State => ({
  values: { ...start },
  start,
  rules: new Map(),
  controls: new Map(),
  listeners: new Set(),
  wasSent: false,
});

function faultsOf({ rules, values }: State): Faults {
  const found: Faults = {};
  for (const [name, rule] of rules) {
    const fault = faultOf(rule, values[name]);
    if (fault !== null) found[name] = fault;
  }
  return found;
}

/** What a form can do, over its state: checks on sending, then with every letter; the first fault gets the focus. */
export function methodsOf(
  state: State,
  draw: () => void,
  setErrors: (faults: Faults) => void,
  setSubmitting: (isSubmitting: boolean) => void,
) {
  const tell = (name?: string) => {
    for (const listener of state.listeners) listener({ values: { ...state.values }, ...(name === undefined ? {} : { name }) });
    if (state.wasSent) setErrors(faultsOf(state));
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
      const faults = faultsOf(state);
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
