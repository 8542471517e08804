import { IconCamera, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useAct } from '../../shared/api/use-act';
import { Dialog } from '../../shared/desk/dialog';
import { useSay } from '../../shared/i18n/use-say';
import { Button, buttonClass } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import styles from './offer-photos.module.css';
import { type Photo, photoAddress, PHOTOS_MAX, photosQuery, removePhoto, sendPhoto } from './photos-api';

const SENT_AS = 'image/jpeg,image/png,image/webp';

/** The photos of a lot, large when one is pressed; its seller adds and removes them while it is open. */
export function OfferPhotos({ offerId, canChange }: { offerId: string; canChange: boolean }) {
  const say = useSay();
  const cache = useQueryClient();
  const photos = useQuery(photosQuery(offerId)).data ?? [];
  const act = useAct();
  const [shown, show] = useState<Photo | null>(null);
  const change = (work: (key: string) => Promise<void>) =>
    void act.run(work).then(() => cache.invalidateQueries({ queryKey: photosQuery(offerId).queryKey }));
  if (photos.length === 0 && !canChange) return null;
  return (
    <section className={styles['photos']} aria-label={say('lot.photos')}>
      <ul>
        {photos.map((photo, at) => (
          <li key={photo.id}>
            <button type="button" onClick={() => show(photo)} aria-label={say('lot.photo', { n: String(at + 1) })}>
              <img src={photoAddress(offerId, photo.id, 'small')} alt="" width={96} height={96} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {canChange && photos.length < PHOTOS_MAX && (
        <AddPhoto isBusy={act.isBusy} onPick={(file) => change((key) => sendPhoto(offerId, file, key))} />
      )}
      {act.error !== null && <RefusalNote error={act.error} title={say('lot.photoFailed')} flush />}
      {shown !== null && (
        <Dialog title={say('lot.photos')} onClose={() => show(null)} size="wide">
          <img
            className={styles['large']}
            src={photoAddress(offerId, shown.id, 'large')}
            alt={say('lot.photo', { n: String(photos.findIndex(({ id }) => id === shown.id) + 1) })}
            width={shown.width}
            height={shown.height}
          />
          {canChange && (
            <Button
              look="danger"
              onClick={() => {
                change(() => removePhoto(offerId, shown.id));
                show(null);
              }}
            >
              <IconTrash className="i" size={16} aria-hidden="true" /> {say('lot.photoRemove')}
            </Button>
          )}
        </Dialog>
      )}
    </section>
  );
}

/** The phone offers its camera, the desk its files. */
function AddPhoto({ isBusy, onPick }: { isBusy: boolean; onPick: (file: File) => void }) {
  const say = useSay();
  const id = useId();
  return (
    <span className={styles['add']}>
      <input
        id={id}
        type="file"
        accept={SENT_AS}
        disabled={isBusy}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onPick(file);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className={buttonClass('default', 'small', false)}>
        <IconCamera className="i" size={16} aria-hidden="true" /> {say(isBusy ? 'lot.photoSending' : 'lot.photoAdd')}
      </label>
    </span>
  );
}
