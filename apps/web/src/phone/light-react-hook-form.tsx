import { createContext, use, useEffect, useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { isField, methodsOf, newState, type Control, type Faults, type Rules, type Values } from './light-form';

/**
 * The part of react-hook-form that the phone's two forms use, in a tenth of its weight: the build puts it in its place.
 * Types are those of the real one; `light-form.spec.ts` says what it does.
 */
export function useForm({ defaultValues }: { defaultValues: Values }) {
  const [, draw] = useState(0);
  const [errors, setErrors] = useState<Faults>({});
  const [isSubmitting, setSubmitting] = useState(false);
  const [state] = useState(() => newState(defaultValues));
  const [methods] = useState(() => methodsOf(state, () => draw((n) => n + 1), setErrors, setSubmitting));
  return { ...methods, formState: { errors, isSubmitting } };
}

type Form = ReturnType<typeof useForm>;

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
