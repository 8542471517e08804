import { createContext, use, useEffect, useRef, type ReactNode } from 'react';
import { FormProvider, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { KeptNote } from './kept-note';
import { useFaults, type Faults } from './use-faults';
import type { Found } from './use-kept';

const FaultsContext = createContext<Faults>({ of: () => undefined, rest: null });

/** What the server held against the form around. */
export const useFormFaults = (): Faults => use(FaultsContext);

interface Props<T extends FieldValues> {
  form: UseFormReturn<T>;
  /** The last refusal, or null. */
  error: unknown;
  /** The request's fields that the form shows. */
  shown: readonly string[];
  /** What was found of an earlier visit. */
  found: Found;
  onSend: () => void;
  className: string | undefined;
  children: ReactNode;
}

/** A form that binds somebody: Enter never sends it, Ctrl-Enter does. */
export function DraftForm<T extends FieldValues>({ form, error, shown, found, onSend, className, children }: Props<T>) {
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
  useEffect(() => {
    // What is wrong behind a fold is no use to anybody there.
    for (const fold of element.current?.querySelectorAll<HTMLDetailsElement>('details:not([open]):has([aria-invalid="true"])') ?? [])
      fold.open = true;
  });
  return (
    <FormProvider {...form}>
      <FaultsContext value={faults}>
        <form ref={element} className={className} onSubmit={(event) => event.preventDefault()} noValidate>
          <KeptNote found={found} />
          {children}
        </form>
      </FaultsContext>
    </FormProvider>
  );
}
