import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useSay } from '../i18n/use-say';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';

const LETTERS_MIN = 2;

interface Props {
  label: string;
  /** Words for "none of ours"; left out: one must be chosen. */
  none?: string;
  value: string;
  /** Of the one that is picked, which stays in sight whatever is looked for next. */
  valueName: string;
  onPick: (id: string, name: string) => void;
}

/** An organisation found by part of its name. */
export function OrganisationPick({ label, none, value, valueName, onPick }: Props) {
  const say = useSay();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found =
    useQuery({
      queryKey: ['holders', q],
      enabled: q.length >= LETTERS_MIN,
      queryFn: async () => (await bodyOf(api.GET('/api/v1/planting-areas/holders', { params: { query: { q } } }))).items,
    }).data ?? [];
  const picked = value === '' || found.some(({ id }) => id === value) ? [] : [{ value, label: valueName }];
  const options = [{ value: '', label: none ?? '–' }, ...picked, ...found.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <>
      <TextField
        label={say('organisation.find')}
        hint={say('organisation.hint')}
        value={text}
        maxLength={80}
        onChange={(event) => setText(event.target.value)}
      />
      <SelectField
        label={label}
        value={value}
        options={options}
        onChange={(event) => onPick(event.target.value, found.find(({ id }) => id === event.target.value)?.name ?? '')}
      />
    </>
  );
}
