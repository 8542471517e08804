import type { FileColumns } from '@domain/shared/file-words';
import { useSaySeller } from '../i18n/use-say-seller';
import two from '../ui/two.module.css';
import { SelectField } from '../ui/select-field';
import { type ColumnMap, missingIn } from './column-map';
import { useColumnWords } from './use-column-words';

interface Props {
  form: FileColumns<string>;
  heads: readonly string[];
  /** A row of the file, so that a head can be told by what stands under it. */
  first: readonly string[];
  map: ColumnMap;
  onChange: (map: ColumnMap) => void;
}

/** Which column of the file is which of ours: open while one that is needed has no place. */
export function ColumnChoice({ form, heads, first, map, onChange }: Props) {
  const tell = useSaySeller();
  const nameOf = useColumnWords();
  const missing = missingIn(map, form);
  const shown = [...form.columns].sort((a, b) => Number(form.needed.has(b)) - Number(form.needed.has(a)));
  const options = [
    { value: '-1', label: tell('files.noColumn') },
    ...heads.map((head, place) => ({ value: String(place), label: first[place] ? `${head} (${first[place].slice(0, 24)})` : head })),
  ];
  return (
    <details open={missing.length > 0}>
      <summary>{tell('files.columnsOf', { n: String(form.columns.filter((column) => (map[column] ?? -1) >= 0).length) })}</summary>
      {missing.length > 0 && <p role="status">{tell('files.missing', { columns: missing.map(nameOf).join(', ') })}</p>}
      <div className={two['two']} style={{ marginTop: 8 }}>
        {shown.map((column) => (
          <SelectField
            key={column}
            label={nameOf(column) + (form.needed.has(column) ? ' *' : '')}
            options={options}
            value={String(map[column] ?? -1)}
            onChange={(event) => onChange({ ...map, [column]: Number(event.target.value) })}
          />
        ))}
      </div>
    </details>
  );
}
