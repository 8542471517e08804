import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { contractsQuery } from '../../features/contracts/api';
import { useMay, useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { navigationOf } from '../navigation';
import { findCommands, type Command } from './commands';
import styles from './palette.module.css';

/** Everything there is, by its name: pages, products, contracts, lots. Arrows walk, Enter goes, Escape leaves. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = findCommands(useCommands(typed), typed);
  const current = found[Math.min(at, found.length - 1)];
  useEffect(() => dialog.current?.showModal(), []);
  const go = (command: Command | undefined) => {
    if (command === undefined) return;
    dialog.current?.close();
    void navigate({ href: command.to });
  };
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      setAt((found.length + Math.min(at, found.length - 1) + by) % Math.max(1, found.length));
    } else if (event.key === 'Enter') go(current);
  };
  return (
    <dialog ref={dialog} className={styles['palette']} aria-label={t('palette.title')} onClose={onClose}>
      <div className={styles['box']}>
        <IconSearch className="i" size={18} aria-hidden="true" />
        <input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current === undefined ? undefined : `${id}-${current.key}`}
          placeholder={t('palette.hint')}
          value={typed}
          onKeyDown={walk}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={t('palette.title')} className={styles['list']}>
        {found.map((command) => (
          <li
            key={command.key}
            id={`${id}-${command.key}`}
            role="option"
            aria-selected={command === current}
            onPointerDown={(event) => {
              event.preventDefault();
              go(command);
            }}
          >
            <span>{command.label}</span>
            <small>{command.kind}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className={styles['none']} role="status">
          {t('palette.none')}
        </p>
      )}
    </dialog>
  );
}

function useCommands(typed: string): Command[] {
  const { t } = useTranslation();
  const names = useCatalogue();
  const session = useSession();
  const may = useMay();
  const contracts = useQuery({ ...contractsQuery, enabled: may('contract.read') });
  const pages = navigationOf(session).map(({ key, to }) => ({ key: `page ${key}`, label: t(`nav.${key}`), kind: t('palette.page'), to }));
  const markets = names.products
    .filter((product) => product.marketOpen)
    .map((product) => ({
      key: `market ${product.id}`,
      label: names.productName(product.id),
      kind: t('nav.board'),
      to: `/markets/${product.id}`,
      words: product.varieties.map((variety) => names.varietyName(variety.id)).join(' '),
    }));
  const own = (contracts.data ?? []).map((contract) => ({
    key: `contract ${contract.id}`,
    label: `${contract.number} · ${contract.cooperative.name} → ${contract.processor.name}`,
    kind: t('palette.contract'),
    to: `/contracts/${contract.id}`,
    words: names.productName(contract.productId),
  }));
  const word = typed.trim();
  const search =
    word === ''
      ? []
      : [
          {
            key: 'lots',
            label: t('palette.lots', { text: word }),
            kind: t('nav.lots'),
            to: `/lots?q=${encodeURIComponent(word)}`,
            words: word,
          },
        ];
  return [...pages, ...own, ...markets, ...search];
}
