import { IconShare2 } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useSayShare } from '../i18n/use-say-share';
import { Button } from '../ui/button';
import { patiently } from '../parts/patiently';
import type { Shared } from './short-address';

const ShareDialog = lazy(patiently(() => import('./share-dialog').then((module) => ({ default: module.ShareDialog }))));

interface Props {
  shared: Shared;
  /** What it is, in a line: it goes with the link. */
  title: string;
}

/** Hands a page on: its short address, its QR code and, of a lot, its labels. */
export function ShareButton({ shared, title }: Props) {
  const tell = useSayShare();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button look="quiet" size="small" onClick={() => open(true)}>
        <IconShare2 className="i" size={16} aria-hidden="true" /> {tell('open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ShareDialog shared={shared} title={title} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
