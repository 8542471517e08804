import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraftKey } from '../../shared/api/draft-key';
import { readAgain } from '../../shared/api/read-again';
import { Refusal } from '../../shared/api/refusal';
import { contractsQuery, versionsQuery } from './api';

/** One step in the life of a contract at a time, each under a key of its own; afterwards the contract is read again. */
export function useContractAct(contractId: string) {
  const cache = useQueryClient();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useDraftKey();
  const act = async (step: (key: string) => Promise<void>) => {
    setSending(true);
    setError(null);
    try {
      await step(key.current());
      key.renew();
    } catch (refused) {
      // What was refused is answered; the next press may be another step.
      if (refused instanceof Refusal) key.renew();
      setError(refused);
    } finally {
      readAgain(cache, versionsQuery(contractId).queryKey);
      readAgain(cache, contractsQuery.queryKey);
      setSending(false);
    }
  };
  return { isSending, error, act: (step: (key: string) => Promise<void>) => void act(step) };
}
