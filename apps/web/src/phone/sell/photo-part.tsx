import { IconCamera, IconX } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../shared/ui/button';
import styles from './photo-part.module.css';
import { shrinkPhoto } from './shrink-photo';

/** As many as a lot has. */
const PHOTOS_MAX = 4;

interface Props {
  photos: readonly Blob[];
  onChange: (photos: readonly Blob[]) => void;
}

/** Photos of the lot being written: taken or chosen, kept on this phone with the offer, and sent after it. */
export function PhotoPart({ photos, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [isUnreadable, sayUnreadable] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const photo = await shrinkPhoto(file);
    sayUnreadable(photo === null);
    if (photo !== null) onChange([...photos, photo]);
  };
  return (
    <section className={styles['photos']} aria-label={t('phone.photos')}>
      {photos.length > 0 && (
        <ul>
          {photos.map((photo, nth) => (
            <li key={`${photo.size}-${nth}`}>
              <Picture photo={photo} label={t('phone.photo', { n: nth + 1 })} />
              <button
                type="button"
                aria-label={t('phone.photoDrop', { n: nth + 1 })}
                onClick={() => onChange(photos.filter((_, other) => other !== nth))}
              >
                <IconX className="i" size={18} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < PHOTOS_MAX && (
        <span className={styles['add']}>
          <input
            id={id}
            type="file"
            accept="image/*"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <label htmlFor={id} className={buttonClass('default', 'normal', false)}>
            <IconCamera className="i" size={20} aria-hidden="true" /> {t('phone.photoAdd')}
          </label>
        </span>
      )}
      {isUnreadable && <p role="alert">{t('phone.photoUnreadable')}</p>}
    </section>
  );
}

function Picture({ photo, label }: { photo: Blob; label: string }) {
  const address = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img src={address} alt={label} width={72} height={72} />;
}
