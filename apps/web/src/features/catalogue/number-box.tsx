import { useState } from 'react';
import { formatDecimal } from '../../shared/format/number';
import { figureOf } from '../../shared/format/read-figure';
import { useLanguage } from '../../shared/i18n/use-language';
import { FigureField } from '../../shared/ui/figure-field';
import { useSheetFault } from './sheet-faults';

interface Props {
  label: string;
  /** In the sheet, where the server puts its faults; left out where its group shows them. */
  name?: string;
  value: number;
  decimals?: number;
  onChange: (value: number) => void;
  /** Where there may be no figure at all. */
  onEmpty?: () => void;
  /** Where a figure that is emptied and left goes away with its box. */
  onGone?: () => void;
}

/** A bare figure of a sheet; what is none is sent as none, and the server says so. */
export function NumberBox({ label, name, value, decimals = 0, onChange, onEmpty, onGone }: Props) {
  const language = useLanguage();
  const faultOf = useSheetFault();
  const [typed, type] = useState(() => (Number.isFinite(value) ? formatDecimal(value, { least: 0, most: 4 }, language) : ''));
  return (
    <FigureField
      label={label}
      value={typed}
      decimals={decimals}
      error={name === undefined ? undefined : faultOf(name)}
      {...(onGone === undefined || typed.trim() !== '' ? {} : { onLeave: onGone })}
      onChange={(text) => {
        type(text);
        if (text.trim() === '' && onEmpty !== undefined) onEmpty();
        else onChange(figureOf(text, decimals, language));
      }}
    />
  );
}
