import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/desk/dialog';
import { Hint } from '../../shared/desk/hint';
import { Menu } from '../../shared/desk/menu';
import { Tabs } from '../../shared/desk/tabs';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { DialogActs } from '../../shared/ui/dialog-acts';
import { Panel } from '../../shared/ui/panel';
import styles from './sheet.module.css';

const nothing = () => undefined;

/** What floats over a page or unfolds in it: dialogs, tabs, a menu, a hint. */
export function SheetWidgets() {
  const { t } = useTranslation();
  const weight = formatWeight(3_500, useLanguage());
  const [tab, setTab] = useState<'lots' | 'demands'>('lots');
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null);
  return (
    <>
      <Panel title={t('sheet.floating')} padded>
        <div className={styles['flow']}>
          <Button onClick={() => setOpen('dialog')}>{t('sheet.dialog')}</Button>
          <Button look="danger" onClick={() => setOpen('confirm')}>
            {t('trade.decline')}
          </Button>
          <Menu
            className={styles['menuButton']}
            trigger={t('nav.more')}
            startOpen={false}
            items={[
              { key: 'board', label: t('nav.board'), isCurrent: true, onPick: nothing },
              { key: 'season', label: t('nav.season'), onPick: nothing },
            ]}
          />
          <Hint words={t('unit.price')}>
            <button type="button" className={styles['menuButton']}>
              {t('sheet.hint')}
            </button>
          </Hint>
        </div>
      </Panel>
      <Panel title={t('sheet.tabs')}>
        <Tabs
          label={t('sheet.tabs')}
          value={tab}
          onChange={setTab}
          tabs={[
            { key: 'lots', label: t('board.lots'), count: '24' },
            { key: 'demands', label: t('board.demands') },
          ]}
        >
          <p className={styles['padded']}>{tab === 'lots' ? t('board.emptyLots') : t('board.emptyLotsHint')}</p>
        </Tabs>
      </Panel>
      {open === 'dialog' && (
        <Dialog title={t('sheet.dialog')} onClose={() => setOpen(null)}>
          <p className="second">{t('sheet.sampleWords')}</p>
          <DialogActs>
            <Button look="primary" onClick={() => setOpen(null)}>
              {t('close')}
            </Button>
          </DialogActs>
        </Dialog>
      )}
      {open === 'confirm' && (
        <ConfirmDialog title={t('trade.declineSure', { weight })} yes={t('trade.decline')} onYes={nothing} onClose={() => setOpen(null)}>
          {t('trade.declineEffect')}
        </ConfirmDialog>
      )}
    </>
  );
}
