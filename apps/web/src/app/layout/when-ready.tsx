import { Suspense, useState, type ReactNode } from 'react';

interface Props {
  className: string | undefined;
  trigger: ReactNode;
  /** What opens beside the button; its code may still be on its way. */
  children: (startOpen: boolean) => ReactNode;
}

/** Shows the button at once, whatever it opens comes later: a press in between is not lost. */
export function WhenReady({ className, trigger, children }: Props) {
  const [wasPressed, press] = useState(false);
  const waiting = (
    <button type="button" className={className} aria-haspopup="dialog" onClick={() => press(true)}>
      {trigger}
    </button>
  );
  return <Suspense fallback={waiting}>{children(wasPressed)}</Suspense>;
}
