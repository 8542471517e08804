import { IconCheck, IconHistory, IconHourglass, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { formatDay, formatTime } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { Table } from '../../shared/ui/table';
import { type ProductVersion, withdrawVersion } from './api';

const looks = {
  planned: ['held', IconHourglass],
  in_force: ['ok', IconCheck],
  past: ['line', IconHistory],
  withdrawn: ['bad', IconX],
} as const;

interface Props {
  productId: string;
  versions: readonly ProductVersion[];
  mayKeep: boolean;
  shown: number;
  onShow: (version: number) => void;
}

/** Every version with its day, source and who stated it; one that has not begun can be taken back. */
export function VersionList({ productId, versions, mayKeep, shown, onShow }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cache = useQueryClient();
  const key = useDraftKey();
  const [error, setError] = useState<unknown>(null);
  const withdraw = async (version: number): Promise<void> => {
    setError(null);
    try {
      await withdrawVersion(productId, version, key.current());
      key.renew();
      await cache.invalidateQueries({ queryKey: ['product-versions'] });
    } catch (refused) {
      setError(refused);
    }
  };
  const columns = [
    { key: 'from', head: t('keep.from') },
    { key: 'state', head: t('areas.standing') },
    { key: 'source', head: t('keep.source') },
    { key: 'acts', head: t('areas.choose'), silent: true },
  ];
  return (
    <Panel title={t('keep.history')}>
      {error !== null && <RefusalNote error={error} title={t('failed.notSent')} />}
      <Table label={t('keep.history')} columns={columns}>
        {versions.map((each) => {
          const [look, icon] = looks[each.state];
          return (
            <tr key={each.version} data-version={each.version}>
              <td className="n">
                {formatDay(each.effectiveFrom, language)}/{each.effectiveFrom.slice(0, 4)}
              </td>
              <td>
                <Chip look={look} icon={icon}>
                  {t(`keep.state.${each.state}`)}
                </Chip>
              </td>
              <td>
                {each.source}
                <br />
                <small className="quiet">
                  {each.recordedBy ?? t('keep.file')} · {each.recordedAt.slice(0, 10)} {formatTime(each.recordedAt, false)}
                </small>
              </td>
              <td>
                <Button size="small" disabled={each.version === shown} onClick={() => onShow(each.version)}>
                  {t('keep.show', { version: each.version })}
                </Button>{' '}
                {mayKeep && each.state === 'planned' && (
                  <Button size="small" look="danger" onClick={() => void withdraw(each.version)}>
                    {t('keep.withdraw')}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </Table>
    </Panel>
  );
}
