import { createContext, use, useEffect, useRef, type ReactNode } from 'react';
import { FormProvider, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { useFaults, type Faults } from './use-faults';

const FaultsContext = createContext<Faults>({ of: () => undefined, rest: null });

/** What the server held against the form around. */
export const useFormFaults = (): Faults => use(FaultsContext);

interface Props<T extends FieldValues> {
  form: UseFormReturn<T>;
  /** The last refusal, or null. */
  error: unknown;
  /** The request's fields that the form shows. */
  shown: readonly string[];
  onSend: () => void;
  className: string | undefined;
  children: ReactNode;
}

/** A form that binds somebody: Enter never sends it, Ctrl-Enter does. */
export function DraftForm<T extends FieldValues>({ form, error, shown, onSend, className, children }: Props<T>) {
  const faults = useFaults(error, shown);
  const element = useRef<HTMLFormElement>(null);
  const send = useRef(onSend);
  useEffect(() => {
    send.current = onSend;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey) send.current();
    };
    const listening = element.current;
    listening?.addEventListener('keydown', onKeyDown);
    return () => listening?.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <FormProvider {...form}>
      <FaultsContext value={faults}>
        <form ref={element} className={className} onSubmit={(event) => event.preventDefault()} noValidate>
          {children}
        </form>
      </FaultsContext>
    </FormProvider>
  );
}
