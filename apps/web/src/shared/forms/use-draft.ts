import { useEffect, useState } from 'react';
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { keyOfAnother } from '../api/key-of-another';
import { useKept, type Found, type Keeping } from './use-kept';

export interface Draft<T extends FieldValues> {
  readonly form: UseFormReturn<T>;
  readonly error: unknown;
  readonly isSending: boolean;
  readonly send: () => void;
  /** What was found of an earlier visit. */
  readonly found: Found;
}

/**
 * A form whose sending may be repeated without harm: one key from the first attempt to the acknowledgement. On a
 * refusal everything typed stays, and it outlives the page; after success `kept` says what remains for the next one.
 */
export function useDraft<T extends FieldValues, R>(options: {
  keep: Keeping<T>;
  start: T;
  post: (typed: T, key: string) => Promise<R>;
  kept: (typed: T) => T;
  onDone: (result: R) => void;
}): Draft<T> {
  const [error, setError] = useState<unknown>(null);
  const form = useForm<T>({ defaultValues: options.start as DefaultValues<T> });
  const { handleSubmit, reset, formState, subscribe } = form;
  const { found, key, keep, sent } = useKept<T>(options.keep, options.start, reset);
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, name }) => name !== undefined && keep(values as T),
      }),
    [subscribe, keep],
  );
  const send = handleSubmit(async (typed) => {
    setError(null);
    try {
      const result = await options.post(typed as unknown as T, key.current());
      sent();
      reset(options.kept(typed as unknown as T));
      options.onDone(result);
    } catch (refused) {
      if (keyOfAnother(refused)) key.renew();
      setError(refused);
    }
  });
  return { form, error, isSending: formState.isSubmitting, send: () => void send(), found };
}
