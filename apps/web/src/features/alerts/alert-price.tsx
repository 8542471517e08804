import { useUnreadable } from '../../shared/forms/use-unreadable';
import { PriceField } from '../../shared/ui/price-field';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What the server has against it. */
  fault: string | undefined;
}

/** The price of an alert: what cannot be read is said beneath it. */
export function AlertPrice({ label, value, onChange, fault }: Props) {
  const unreadable = useUnreadable();
  const wrong = value === '' ? undefined : unreadable(value, label, '7.500');
  return <PriceField label={label} value={value} onChange={onChange} error={wrong ?? fault} />;
}
