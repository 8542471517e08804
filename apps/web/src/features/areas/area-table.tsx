import { IconAlertTriangle, IconCheck, IconHourglass, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatTonnes } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { headOf, right, Table, type Column } from '../../shared/ui/table';
import type { Area, Standing } from './api';

const looks = {
  applied: ['held', IconHourglass],
  active: ['ok', IconCheck],
  suspended: ['warn', IconAlertTriangle],
  revoked: ['bad', IconX],
} as const;

/** The standing of a code, in icon, word and tint. */
export function StandingChip({ standing }: { standing: Standing | null }) {
  const { t } = useTranslation();
  if (standing === null) return <span className="quiet">–</span>;
  const [look, icon] = looks[standing];
  return (
    <Chip look={look} icon={icon}>
      {t(`areas.states.${standing}`)}
    </Chip>
  );
}

/** Areas by code, each with what is used of the newest season that has begun. */
export function AreaTable({ areas, onPick }: { areas: readonly Area[]; onPick: (area: Area) => void }) {
  const { t } = useTranslation();
  const columns = [
    { key: 'code', head: t('areas.code') },
    { key: 'standing', head: t('areas.standing') },
    { key: 'holder', head: t('areas.holder') },
    { key: 'markets', head: t('areas.markets') },
    { key: 'hectares', head: t('areas.hectares'), right: true },
    { key: 'used', head: t('areas.used'), right: true },
  ];
  return (
    <Table label={t('areas.title')} columns={columns} stacked>
      {areas.map((area) => (
        <AreaRow key={area.id} area={area} columns={columns} onPick={() => onPick(area)} />
      ))}
    </Table>
  );
}

function AreaRow({ area, columns, onPick }: { area: Area; columns: readonly Column[]; onPick: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const season = area.seasons.at(-1);
  const usedKg = season === undefined ? 0 : season.heldKg + season.confirmedKg + season.deliveredKg;
  return (
    <tr data-code={area.code}>
      <td className="n">
        <Button size="small" onClick={onPick} aria-label={`${t('areas.choose')} ${area.code}`}>
          <span style={{ whiteSpace: 'nowrap' }}>{area.code}</span>
        </Button>
      </td>
      <td {...headOf(columns, 'standing')}>
        <StandingChip standing={area.standing} />
      </td>
      <td {...headOf(columns, 'holder')}>
        {area.holderName}{' '}
        {!area.checked && (
          <Chip look="warn" icon={IconAlertTriangle}>
            {t('areas.unchecked')}
          </Chip>
        )}
      </td>
      <td {...headOf(columns, 'markets')}>{area.markets.join(', ')}</td>
      <td className={right} {...headOf(columns, 'hectares')}>
        {area.hectares.toLocaleString(language)}
      </td>
      <td className={right} {...headOf(columns, 'used')}>
        {formatTonnes(usedKg, language)} / {formatTonnes(area.capacityKg, language)}
        {season !== undefined && season.warning > 0 && (
          <Chip look="warn" icon={IconAlertTriangle}>
            {t('areas.warning', { percent: season.warning })}
          </Chip>
        )}
      </td>
    </tr>
  );
}
