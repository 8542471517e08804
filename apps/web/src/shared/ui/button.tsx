import { IconLoader2 } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './button.module.css';

export type ButtonLook = 'default' | 'primary' | 'buy' | 'sell' | 'quiet' | 'danger';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  size?: 'normal' | 'small' | 'main';
  wide?: boolean;
  /** Sent and not yet acknowledged: same width, other words, cannot be pressed again. */
  busy?: boolean;
  children: ReactNode;
}

export function buttonClass(look: ButtonLook, size: 'normal' | 'small' | 'main', wide: boolean): string {
  return [styles['button'], look === 'default' ? '' : styles[look], size === 'normal' ? '' : styles[size], wide ? styles['wide'] : ''].join(
    ' ',
  );
}

/** Says what it will do, with the amount: “Đăng 12,0 tấn xoài”. */
export function Button({
  look = 'default',
  size = 'normal',
  wide = false,
  busy = false,
  children,
  className,
  disabled,
  ...rest
}: ButtonProps) {
  const { t } = useTranslation();
  const classes = `${buttonClass(look, size, wide)} ${busy ? (styles['busy'] ?? '') : ''} ${className ?? ''}`;
  return (
    <button type="button" {...rest} className={classes} disabled={busy || disabled} aria-busy={busy || undefined}>
      <span className={`${styles['face']} ${busy ? styles['hidden'] : ''}`}>{children}</span>
      {busy && (
        <span className={styles['face']}>
          <IconLoader2 className="i" size={16} stroke={2} aria-hidden="true" />
          {t('sending')}
        </span>
      )}
    </button>
  );
}
