import type { ReactNode } from 'react';

/** What a dialog is given, on the desk and on the phone. */
export interface DialogProps {
  title: string;
  onClose: () => void;
  /** How much of a desk it may take: for a sentence, or for a table. */
  size?: 'small' | 'wide';
  children: ReactNode;
}
