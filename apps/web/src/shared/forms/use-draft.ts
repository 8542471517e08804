import { useState } from 'react';
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { useDraftKey } from '../api/draft-key';

export interface Draft<T extends FieldValues> {
  readonly form: UseFormReturn<T>;
  readonly error: unknown;
  readonly isSending: boolean;
  readonly send: () => void;
}

/**
 * A form whose sending may be repeated without harm: one key from the first attempt to the acknowledgement. On a
 * refusal everything typed stays; after success `kept` says what remains for the next one.
 */
export function useDraft<T extends FieldValues, R>(options: {
  start: DefaultValues<T>;
  post: (typed: T, key: string) => Promise<R>;
  kept: (typed: T) => T;
  onDone: (result: R) => void;
}): Draft<T> {
  const key = useDraftKey();
  const [error, setError] = useState<unknown>(null);
  const form = useForm<T>({ defaultValues: options.start });
  const { handleSubmit, reset, formState } = form;
  const send = handleSubmit(async (typed) => {
    setError(null);
    try {
      const result = await options.post(typed as unknown as T, key.current());
      key.renew();
      reset(options.kept(typed as unknown as T));
      options.onDone(result);
    } catch (refused) {
      setError(refused);
    }
  });
  return { form, error, isSending: formState.isSubmitting, send: () => void send() };
}
