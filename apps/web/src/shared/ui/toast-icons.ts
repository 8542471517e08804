import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconInfoCircle, type Icon } from '@tabler/icons-react';
import type { ToastLook } from './toast-store';

/** What a notice is about, as a picture beside its words. */
export const toastIcons: Readonly<Record<ToastLook, Icon>> = {
  ok: IconCircleCheck,
  held: IconHourglass,
  bad: IconAlertTriangle,
  plain: IconInfoCircle,
};
