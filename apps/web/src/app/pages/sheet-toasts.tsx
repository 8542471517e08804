import { Notification } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { noticeOf } from '../../shared/desk/notice';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Panel } from '../../shared/ui/panel';
import { showToast, type Toast } from '../../shared/ui/toast-store';
import styles from './sheet.module.css';

const nothing = () => undefined;

/** Notices: done with its undo, held, failed. */
export function SheetToasts() {
  const { t } = useTranslation();
  const weight = formatWeight(3_500, useLanguage());
  const toasts: Toast[] = [
    { id: -1, look: 'ok', title: t('sheet.withdrawn', { weight }), undo: nothing },
    { id: -2, look: 'held', title: t('trade.heldToast', { weight, product: 'xoài' }), detail: t('trade.heldHint', { time: '12:42' }) },
    { id: -3, look: 'bad', title: t('contract.failed'), detail: t('contract.failedHint') },
  ];
  return (
    <Panel title={t('sheet.toasts')} padded>
      <div className={styles['stack']}>
        {toasts.map((toast) => {
          const { message, ...look } = noticeOf(toast, t('close'));
          return (
            <Notification key={toast.id} {...look}>
              {message}
            </Notification>
          );
        })}
        <Button onClick={() => showToast({ look: 'ok', title: t('sheet.withdrawn', { weight }), undo: nothing })}>
          {t('sheet.showToast')}
        </Button>
      </div>
    </Panel>
  );
}
