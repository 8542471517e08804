import { useId } from 'react';

/** The mark: a ripe disc over three terraces. 28 px in the bar, 34 px at the sign-in. */
export function Mark({ size }: { size: 28 | 34 }) {
  const clip = useId();
  return (
    <svg className="i" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <defs>
        <clipPath id={clip}>
          <circle cx="14" cy="14" r="13" />
        </clipPath>
      </defs>
      <g clipPath={`url(#${clip})`}>
        <rect width="28" height="28" fill="var(--bar-mark)" />
        <g fill="none" stroke="var(--bar)" strokeWidth="2.2">
          <path d="M-1 16.5c4-4.5 8-5.5 12-2.5s9 3.5 18-3" />
          <path d="M-1 21c4-3.5 8-4.5 12-2s9 2.5 18-2.5" />
          <path d="M-1 25.2c4-2.4 8-3.2 12-1.4s9 1.6 18-2" />
        </g>
      </g>
    </svg>
  );
}
