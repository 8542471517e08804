import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptNote } from '../../shared/forms/kept-note';
import { useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import styles from './people.module.css';
import { useAct } from './use-act';

interface AloneField {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'tel';
  readonly autoComplete?: string;
  readonly hint?: string;
}

type Values = Readonly<Record<string, string>>;

interface Props {
  /** Under which name what is typed is kept, passwords never; left out where there is little else. */
  keepAs: string;
  title: string;
  hint: string;
  fields: readonly AloneField[];
  submit: string;
  /** Said when it is done, with the way to sign in. */
  done: string;
  onSend: (values: Values) => Promise<unknown>;
  /** What stands above the fields and below them. */
  above?: ReactNode;
  below?: ReactNode;
}

/** A page of one form for whoever is not signed in. What was typed stays when it is refused. */
export function AloneForm({ keepAs, title, hint, fields, submit, done, onSend, above, below }: Props) {
  const { t } = useTranslation();
  const { typed, put, sent, found } = useTyped<Values>(
    { as: keepAs, never: fields.filter(({ type }) => type === 'password').map(({ name }) => name) },
    {},
  );
  const [isDone, finish] = useState(false);
  const { act, busy, error } = useAct();
  const faults = useFaults(
    error,
    fields.map((field) => field.name),
  );
  return (
    <main className={styles['alone']}>
      <h1>{title}</h1>
      {isDone ? (
        <p role="status">{done}</p>
      ) : (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            void act(() => onSend(typed)).then((done) => {
              if (done) sent();
              finish(done);
            });
          }}
        >
          <KeptNote found={found} />
          {hint !== '' && <p className="second">{hint}</p>}
          {above}
          {fields.map(({ name, label, type = 'text', autoComplete = 'off', hint: note }) => (
            <TextField
              key={name}
              label={label}
              type={type}
              autoComplete={autoComplete}
              {...(note === undefined ? {} : { hint: note })}
              value={typed[name] ?? ''}
              onChange={(event) => put({ [name]: event.target.value })}
              error={faults.of(name)}
            />
          ))}
          {below}
          {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
          <Button type="submit" look="primary" size="main" wide busy={busy}>
            {submit}
          </Button>
        </form>
      )}
      <p>
        <Link to="/sign-in" search={{ to: '/' }}>
          {t('people.reset.back')}
        </Link>
      </p>
    </main>
  );
}
