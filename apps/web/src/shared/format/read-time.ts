/** A time of the day as 'HH:MM', in 24 hours as times are written here. */
export type TimeOfDay = string;

/** A time as people type it: `5:00`, `05:00`, `5h`, `5h30`, `5 giờ 30`, `17.30`, `1730`; null when there is no such time. */
export function readTime(typed: string): TimeOfDay | null {
  const text = typed.trim().toLowerCase().normalize('NFC');
  const parts = /^(\d{1,2})\s*(?::|\.|h|giờ)\s*(\d{2})?\s*(?:phút|p)?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (parts === null) return null;
  const [, hour = '', minute] = parts;
  // `5:` has begun and is not done; `5h` is.
  if (minute === undefined && /[:.]\s*$/.test(text)) return null;
  if (Number(hour) > 23 || Number(minute ?? 0) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}
