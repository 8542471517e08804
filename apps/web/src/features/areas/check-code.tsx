import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { checkCode, type CodeKind } from './api';

interface Props {
  of: CodeKind;
  code: { readonly id: string; readonly meant: string | null };
}

/** Of a code of another form: an officer says that it was looked at. */
export function CheckCode({ of, code }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { error, isBusy, run } = useAct();
  const check = async (): Promise<void> => {
    if (await run((key) => checkCode(of, code.id, key))) await cache.invalidateQueries({ queryKey: [of] });
  };
  return (
    <div style={{ marginBottom: 16 }}>
      <p>{t('areas.otherForm')}</p>
      {code.meant !== null && <p>{t('access.meant', { code: code.meant })}</p>}
      {error !== null && <RefusalNote error={error} title={t('failed.notSent')} flush />}
      <Button busy={isBusy} onClick={() => void check()}>
        {t('areas.check')}
      </Button>
    </div>
  );
}
