import '@mantine/core/styles/Notification.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import { toastIcons } from '../ui/toast-icons';
import { closeToast, type Toast } from '../ui/toast-store';
import { UndoButton } from '../ui/undo-button';
import styles from './notice.module.css';

/** How a notice looks and speaks: an edge in the colour of its matter, a picture, failures aloud, everything else when there is time. */
export function noticeOf(toast: Toast, closeWords: string) {
  const Picture = toastIcons[toast.look];
  return {
    title: toast.title,
    message: (
      <>
        {toast.detail}
        {toast.undo !== undefined && <UndoButton undo={toast.undo} onClose={() => closeToast(toast.id)} />}
      </>
    ),
    icon: <Picture size={20} stroke={1.75} aria-hidden="true" />,
    role: toast.look === 'bad' ? 'alert' : 'status',
    closeButtonProps: { 'aria-label': closeWords },
    classNames: {
      root: `${styles['notice']} ${styles[toast.look] ?? ''}`,
      icon: styles['icon'] ?? '',
      body: (toast.detail === undefined ? styles['line'] : undefined) ?? '',
      title: styles['title'] ?? '',
      description: styles['detail'] ?? '',
      closeButton: styles['close'] ?? '',
    },
  };
}
