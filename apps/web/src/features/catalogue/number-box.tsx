import { useState } from 'react';
import { formatDecimal } from '../../shared/format/number';
import { figureOf } from '../../shared/format/read-figure';
import { useLanguage } from '../../shared/i18n/use-language';
import { FigureField } from '../../shared/ui/figure-field';

interface Props {
  label: string;
  value: number;
  decimals?: number;
  onChange: (value: number) => void;
  /** Where there may be no figure at all. */
  onEmpty?: () => void;
}

/** A bare figure of a sheet; what is none is sent as none, and the server says so. */
export function NumberBox({ label, value, decimals = 0, onChange, onEmpty }: Props) {
  const language = useLanguage();
  const [typed, type] = useState(() => (Number.isFinite(value) ? formatDecimal(value, { least: 0, most: 4 }, language) : ''));
  return (
    <FigureField
      label={label}
      value={typed}
      decimals={decimals}
      onChange={(text) => {
        type(text);
        if (text.trim() === '' && onEmpty !== undefined) onEmpty();
        else onChange(figureOf(text, decimals, language));
      }}
    />
  );
}
