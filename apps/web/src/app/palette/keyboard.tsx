import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isTyping, singleKeysOn } from './single-keys';
import { patiently } from '../../shared/parts/patiently';

const Palette = lazy(patiently(() => import('./palette').then((module) => ({ default: module.Palette }))));
const KeySheet = lazy(patiently(() => import('./key-sheet').then((module) => ({ default: module.KeySheet }))));

const places: Readonly<Record<string, string>> = {
  b: '/markets',
  l: '/lots',
  c: '/contracts',
  o: '/orders',
  r: '/rounds',
  m: '/mine',
  s: '/season',
};
/** After `g` the next letter names the place; later it is a letter again. */
const GO_WITHIN_MS = 1_200;

/** Opened by a button too: keys are for those who like them. */
export function openPalette(): void {
  dispatchEvent(new CustomEvent('mua-vu:palette'));
}

/** The desk's keys: Ctrl-K the palette, / the search, g and a letter a page, ? the list of keys. */
export function Keyboard() {
  const navigate = useNavigate();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const wentAt = useRef(0);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return setOpen('palette');
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !singleKeysOn()) return;
      if (document.querySelector('dialog[open], [aria-modal="true"]') !== null) return;
      const to = Date.now() - wentAt.current < GO_WITHIN_MS ? places[event.key] : undefined;
      wentAt.current = event.key === 'g' ? Date.now() : 0;
      if (to !== undefined) void navigate({ href: to });
      else if (event.key === '?') setOpen('keys');
      else if (event.key === '/') {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>('input[data-search]');
        if (search === null) setOpen('palette');
        else search.focus();
      }
    };
    const onAsk = () => setOpen('palette');
    addEventListener('keydown', onKey);
    addEventListener('mua-vu:palette', onAsk);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('mua-vu:palette', onAsk);
    };
  }, [navigate]);
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
      {open === 'keys' && <KeySheet onClose={() => setOpen(null)} />}
    </Suspense>
  );
}
