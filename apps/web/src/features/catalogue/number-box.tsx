import { TextField } from '../../shared/ui/text-field';

interface Props {
  label: string;
  value: number;
  step?: string;
  onChange: (value: number) => void;
}

/** A bare figure with its own keyboard; an empty box is no figure, and the server says so. */
export function NumberBox({ label, value, step = '1', onChange }: Props) {
  return (
    <TextField
      label={label}
      type="number"
      inputMode="decimal"
      step={step}
      value={Number.isFinite(value) ? String(value) : ''}
      onChange={(event) => onChange(event.target.value === '' ? Number.NaN : Number(event.target.value))}
    />
  );
}
