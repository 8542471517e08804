import { Modal } from '@mantine/core';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from './dialog-props';
import styles from './dialog.module.css';

/** The first thing to fill in gets the focus, not the cross above it. */
const welcome = (body: HTMLElement | null) => body?.querySelector('input, select, textarea, button')?.setAttribute('data-autofocus', '');

/** Mantine's modal in our clothes. The page's scroll is locked by roles.css, for Mantine would write a style element. */
export function DialogPanel({ title, onClose, size = 'small', children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={size === 'wide' ? 720 : 440}
      lockScroll={false}
      returnFocus={false}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay color="var(--bar)" backgroundOpacity={0.55} />
      {/* Not className: Mantine gives that to the layer around it, too, and the page would be white beneath the dialog. */}
      <Modal.Content classNames={{ content: styles['content'] ?? '' }}>
        {/* Not Mantine's own head: it is a banner, and the page has one. */}
        <div className={styles['head']}>
          <Modal.Title className={styles['title'] ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} className={styles['close'] ?? ''} />
        </div>
        <div ref={welcome} className={styles['body']}>
          {children}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
