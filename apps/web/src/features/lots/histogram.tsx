import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '../../shared/format/number';
import { useLanguage } from '../../shared/i18n/use-language';

const BARS = 14;
const HEIGHT = 48;

/** How many lots ask how much, in fourteen steps between the cheapest and the dearest. */
export const Histogram = memo(function Histogram({ prices }: { prices: readonly number[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (prices.length === 0) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const price of prices) [low, high] = [Math.min(low, price), Math.max(high, price)];
  const counts = Array.from({ length: BARS }, () => 0);
  for (const price of prices) {
    const bar = Math.min(BARS - 1, Math.floor(((price - low) / Math.max(1, high - low)) * BARS));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const top = Math.max(...counts, 1);
  const label = t('lots.histogram', { from: formatInteger(low, language), to: formatInteger(high, language) });
  return (
    <div>
      <svg width="100%" height={HEIGHT} viewBox={`0 0 ${BARS * 10} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {counts.map((count, bar) => {
          const tall = (count / top) * (HEIGHT - 4);
          return <rect key={bar} x={bar * 10 + 0.5} y={HEIGHT - tall} width="9" height={tall} style={{ fill: 'var(--supply)' }} />;
        })}
      </svg>
      <div className="row quiet n" style={{ justifyContent: 'space-between', fontSize: 'var(--small)' }}>
        <span>{formatInteger(low, language)}</span>
        <span>{formatInteger(high, language)}</span>
      </div>
    </div>
  );
});
