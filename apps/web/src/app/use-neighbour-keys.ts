import { useEffect } from 'react';

/** Where an arrow means something else: what is typed, chosen, or scrolled. */
const OWN_ARROWS = 'input, textarea, select, [role=tab], [role=grid], [tabindex="0"], dialog, [role=dialog], [role=menu]';

/** The arrows go to the neighbour before and after, as the two buttons of the head do. */
export function useNeighbourKeys(go: (by: -1 | 1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
      const isOwn = event.target instanceof Element && event.target.closest(OWN_ARROWS) !== null;
      if (by === null || isOwn || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (document.querySelector('dialog[open], [aria-modal="true"]') !== null) return;
      event.preventDefault();
      go(by);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);
}
