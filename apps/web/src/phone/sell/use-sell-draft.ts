import { useCallback, useEffect, useRef, useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { offerBody, type OfferDraft } from '../../features/offers/offer-draft';
import { Refusal } from '../../shared/api/refusal';
import type { Session } from '../../shared/api/views';
import type { Language } from '../../shared/format/language';
import type { Found } from '../../shared/forms/use-kept';
import { dropDraft, keepDraft, readDraft } from '../../shared/offline/kept-draft';
import type { OutboxRow } from '../../shared/offline/outbox-row';
import { sendNow } from '../../shared/offline/send-now';
import { sellDraftName, type SellDraft } from './sell-draft';

interface Sell {
  readonly form: UseFormReturn<OfferDraft>;
  readonly error: Refusal | null;
  readonly isSending: boolean;
  /** The draft that was found on this phone. */
  readonly found: Found;
  readonly photos: readonly Blob[];
  readonly setPhotos: (photos: readonly Blob[]) => void;
  readonly send: () => void;
}

interface Options {
  start: OfferDraft;
  language: Language;
  session: Session;
  marketOf: (varietyId: string) => string;
  /** Posts it in another way than as one lot, with a signal only; null: as one lot, which may wait for a signal. */
  instead: ((offer: OfferDraft, key: string) => Promise<void>) | null;
  onTaken: (how: 'done' | 'waiting', offer: OfferDraft) => void;
}

/** The offer being written: kept in this browser as it is typed, sent under one key however often it is tried. */
export function useSellDraft(options: Options): Sell {
  const form = useForm<OfferDraft>({ defaultValues: options.start });
  const name = sellDraftName(options.session);
  const key = useRef<string>(crypto.randomUUID());
  const { photos, pictures, hold } = usePhotos();
  const [foundAt, setFoundAt] = useState<number | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const { reset, subscribe, handleSubmit, formState } = form;
  useEffect(() => {
    let isGone = false;
    void readDraft<SellDraft>(name).then((found) => {
      if (found === null || isGone) return;
      key.current = found.typed.key;
      reset(found.typed.offer);
      hold(found.typed.photos ?? []);
      setFoundAt(found.at);
    });
    const stop = subscribe({
      formState: { values: true },
      // With every letter, not a moment later: a phone that is put away at once has kept the last one, too.
      callback: ({ values, name: field }) =>
        field !== undefined && void keepDraft(name, { key: key.current, offer: values, photos: pictures.current }),
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [name, reset, subscribe, pictures, hold]);
  const setPhotos = (next: readonly Blob[]) => {
    hold(next);
    void keepDraft(name, { key: key.current, offer: form.getValues(), photos: next });
  };
  const renew = () => {
    hold([]);
    key.current = crypto.randomUUID();
    setFoundAt(null);
    void dropDraft(name);
  };
  const send = handleSubmit(async (offer) => {
    setError(null);
    const row = rowOf({ key: key.current, offer, photos: pictures.current }, options.session, options.language);
    const { instead } = options;
    const sendOnce = () => sendNow({ ...row, marketId: options.marketOf(offer.varietyId) });
    const how = await (instead === null ? sendOnce() : sendWith(instead, offer, key.current));
    if (how !== 'done' && how !== 'waiting') {
      // A key belongs to what it was first sent with; what is written now is another offer.
      key.current = crypto.randomUUID();
      return setError(how);
    }
    renew();
    options.onTaken(how, offer);
  });
  const startAnew = () => {
    renew();
    reset(options.start);
  };
  const found = { at: foundAt, discard: startAnew };
  return { form, error, isSending: formState.isSubmitting, found, photos, setPhotos, send: () => void send() };
}

/** What goes into the outbox, under the key of the draft. */
function rowOf({ key, offer, photos = [] }: SellDraft, session: Session, language: Language): Omit<OutboxRow, 'marketId'> {
  const drafted = { draftedAt: new Date().toISOString(), state: 'waiting', refusal: null } as const;
  return { key, organisationId: session.organisation.id, body: offerBody(offer, language), typed: offer, photos, ...drafted };
}

/** Posts with a signal only; answers with the server's no, so that it can stand at its field. */
async function sendWith(
  post: (offer: OfferDraft, key: string) => Promise<void>,
  offer: OfferDraft,
  key: string,
): Promise<'done' | Refusal> {
  try {
    await post(offer, key);
    return 'done';
  } catch (refused) {
    if (refused instanceof Refusal) return refused;
    throw refused;
  }
}

/** The photos on the screen, and as they are now for what is kept with every letter. */
function usePhotos() {
  const [photos, show] = useState<readonly Blob[]>([]);
  const pictures = useRef(photos);
  const hold = useCallback((next: readonly Blob[]) => {
    pictures.current = next;
    show(next);
  }, []);
  return { photos, pictures, hold };
}
