import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Table } from './table';

export interface Difference {
  readonly key: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Two people changed the same thing: both versions side by side, and the person who came second decides. */
export function YoursTheirs({
  title,
  differences,
  isSending,
  onMine,
  onTheirs,
}: {
  /** What somebody has changed, as a sentence. */
  title: string;
  differences: readonly Difference[];
  isSending: boolean;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const { t } = useTranslation();
  const columns = [
    { key: 'what', head: t('conflict.what') },
    { key: 'mine', head: t('conflict.mine') },
    { key: 'theirs', head: t('conflict.theirs') },
  ];
  return (
    <div role="alert">
      <p>
        <b>{title}</b> {t('conflict.hint')}
      </p>
      <Table label={title} columns={columns}>
        {differences.map((one) => (
          <tr key={one.key}>
            <td>{one.label}</td>
            <td className="n">{one.mine === one.theirs ? one.mine : <b>{one.mine}</b>}</td>
            <td className="n">{one.theirs}</td>
          </tr>
        ))}
      </Table>
      <div className="row wrap" style={{ marginTop: 12 }}>
        <Button onClick={onTheirs}>{t('conflict.takeTheirs')}</Button>
        <Button look="primary" busy={isSending} onClick={onMine}>
          {t('conflict.keepMine')}
        </Button>
      </div>
    </div>
  );
}
