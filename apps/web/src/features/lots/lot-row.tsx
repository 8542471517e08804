import { IconCertificate, IconHourglass } from '@tabler/icons-react';
import { memo } from 'react';
import { Chip } from '../../shared/ui/chip';
import styles from './lot-grid.module.css';
import { CERTIFICATES_MAX } from './row-cells';

interface Props {
  slot: number;
  onMade: (slot: number, element: HTMLElement | null) => void;
  onToggle: (id: string) => void;
}

const places = Array.from({ length: CERTIFICATES_MAX }, (_, at) => at);

/** The empty elements of one row, drawn once; `RowCells` fills them. */
export const EmptyRow = memo(function EmptyRow({ slot, onMade, onToggle }: Props) {
  return (
    <div role="row" className={styles['row']} ref={(element) => onMade(slot, element)} hidden>
      <span role="gridcell" className={styles['tick']}>
        <input
          type="checkbox"
          tabIndex={-1}
          onChange={(event) => onToggle(event.target.closest<HTMLElement>('[data-lot]')?.dataset['lot'] ?? '')}
        />
      </span>
      <span role="gridcell" className={`${styles['name']} ${styles['strike']}`}>
        <i data-part="dot" className={styles['dot']} aria-hidden="true" />
        <span data-part="name" />
      </span>
      <span role="gridcell" className={styles['clip']} data-part="grade" />
      <span role="gridcell" className={styles['wide']}>
        <span data-part="noCertificate" className="quiet" />
        {places.map((at) => (
          <span key={at} data-part={`certificate${at}`} className={styles['certificate']}>
            <IconCertificate size={14} stroke={2} aria-hidden="true" />
            <span data-part={`certificateWord${at}`} />
          </span>
        ))}
      </span>
      <span role="gridcell" className={`n ${styles['wide']}`} data-part="area" />
      <span role="gridcell" className={styles['seller']} data-part="seller" />
      <span role="gridcell" className="n">
        <span data-part="harvest" />
        <small className="quiet" data-part="certainty" />
      </span>
      <OpenCell />
      <b role="gridcell" className={`n ${styles['right']} ${styles['strike']}`} data-part="price" />
      <span role="gridcell" className={`n quiet ${styles['right']} ${styles['wide']}`} data-part="km" />
      <span role="gridcell" className={`n quiet ${styles['right']} ${styles['wide']}`} data-part="age" />
    </div>
  );
});

/** What is left of the lot, or why it is over. */
function OpenCell() {
  return (
    <span role="gridcell" className={styles['right']}>
      <span data-part="left" className={styles['open']}>
        <span>
          <span aria-hidden="true" data-part="move" />
          <span data-part="kg" />
        </span>
        <span className={styles['bar']} aria-hidden="true">
          <i data-part="bar" />
        </span>
      </span>
      <span data-part="taken">
        <Chip look="held" icon={IconHourglass}>
          <span data-part="takenWord" />
        </Chip>
      </span>
      <span data-part="gone">
        <Chip look="line">
          <span data-part="goneWord" />
        </Chip>
      </span>
    </span>
  );
}
