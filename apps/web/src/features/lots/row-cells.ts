import { productHue } from '../../shared/catalogue/product-hue';
import { formatDayRange } from '../../shared/format/date';
import { formatDecimal, formatInteger } from '../../shared/format/number';
import styles from './lot-grid.module.css';
import type { LotRow } from './lot-store';
import type { RowWords } from './row-words';

/** Where a row stands and how it looks beside its own figures. */
export interface RowPlace {
  readonly index: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly isPicked: boolean;
}

/** As many certificates as there are kinds of them. */
export const CERTIFICATES_MAX = 3;
/** Tonnes of lots that people weigh in tens of kg stand beneath each other; an odd kg is still told. */
const KG_DECIMALS = { least: 2, most: 3 } as const;
/** Higher than any scrolling reaches. */
const ABOVE_ALL = '-200px';

/**
 * The elements of one row, made once, and filled by hand: rows pass by in dozens a second while figures change, and a
 * renderer that compares trees costs a slow computer more than the few words that differ.
 */
export class RowCells {
  private readonly parts: ReadonlyMap<string, HTMLElement>;
  private readonly tick: HTMLInputElement | null;

  constructor(private readonly row: HTMLElement) {
    this.parts = new Map([...row.querySelectorAll<HTMLElement>('[data-part]')].map((part) => [part.dataset['part'] ?? '', part]));
    this.tick = row.querySelector('input');
  }

  leave(): void {
    this.row.style.top = ABOVE_ALL;
    delete this.row.dataset['lot'];
  }

  hide(): void {
    if (this.row.hidden) return;
    this.row.hidden = true;
    // Nothing finds a lot that is not shown.
    delete this.row.dataset['lot'];
  }

  fill({ lot, km, over, moved, turn }: LotRow, { index, height, isActive, isPicked }: RowPlace, said: RowWords): void {
    const { row } = this;
    if (row.hidden) row.hidden = false;
    row.style.top = `${index * height}px`;
    row.style.height = `${height}px`;
    if (row.dataset['lot'] !== lot.id) {
      row.dataset['lot'] = lot.id;
      row.id = `lot-${lot.id}`;
    }
    attribute(row, 'aria-rowindex', String(index + 2));
    attribute(row, 'aria-selected', String(isPicked));
    look(row, 'row', over !== null && 'over', isActive && 'active', isPicked && 'picked');
    const name = said.variety(lot.varietyId);
    this.say('name', name);
    this.fillTick(isPicked, over !== null, said.pick(name));
    this.part('dot').style.background = productHue(lot.marketId);
    this.say('grade', said.grade(lot.marketId, lot.gradeId));
    this.fillCertificates(lot.certificates, said);
    this.say('area', lot.areaCode ?? '–');
    this.say('seller', lot.seller.name);
    this.say('harvest', formatDayRange(lot.harvestFrom, lot.harvestTo));
    this.say('certainty', lot.certainty === 'estimate' ? ` ${said.estimate}` : '');
    this.say('price', formatInteger(lot.askVndPerKg, said.language));
    this.say('km', km === null ? '–' : formatInteger(Math.round(km), said.language));
    this.say('age', said.age(lot.submittedAt));
    this.show('left', over === null);
    this.show('taken', over === 'taken');
    this.show('gone', over === 'gone');
    if (over === 'taken') this.say('takenWord', said.taken);
    else if (over === 'gone') this.say('goneWord', said.gone);
    else this.fillOpen(lot, moved, turn, said);
  }

  private fillTick(isPicked: boolean, isOver: boolean, label: string): void {
    if (this.tick === null) return;
    if (this.tick.checked !== isPicked) this.tick.checked = isPicked;
    if (this.tick.disabled !== isOver) this.tick.disabled = isOver;
    attribute(this.tick, 'aria-label', label);
  }

  private fillCertificates(certificates: readonly string[], said: RowWords): void {
    this.show('noCertificate', certificates.length === 0);
    this.say('noCertificate', said.noCertificate);
    for (let at = 0; at < CERTIFICATES_MAX; at++) {
      const one = certificates[at];
      this.show(`certificate${at}`, one !== undefined);
      if (one !== undefined) this.say(`certificateWord${at}`, said.certificate(one));
    }
  }

  /** What is left: the figure with its last move, and its part of the whole. */
  private fillOpen(lot: LotRow['lot'], moved: LotRow['moved'], turn: boolean, said: RowWords): void {
    const left = this.part('left');
    look(left, 'open', moved !== null && (turn ? 'movedAgain' : 'moved'));
    this.say('move', moved === null ? '' : moved === 'down' ? '↓ ' : '↑ ');
    this.say('kg', formatDecimal(lot.openKg / 1_000, KG_DECIMALS, said.language));
    const bar = this.part('bar');
    bar.style.width = `${(lot.openKg / Math.max(1, lot.offeredKg)) * 100}%`;
    bar.classList.toggle('hatch', lot.certainty === 'estimate');
  }

  private part(name: string): HTMLElement {
    const part = this.parts.get(name);
    if (part === undefined) throw new Error(`A row has no part ${name}.`);
    return part;
  }

  private show(name: string, isShown: boolean): void {
    const part = this.part(name);
    if (part.hidden === isShown) part.hidden = !isShown;
  }

  /** Writes only what differs: an untouched text is not laid out again. */
  private say(name: string, words: string): void {
    const part = this.part(name);
    const text = part.firstChild;
    if (text === null) part.append(words);
    else if (text.nodeValue !== words) text.nodeValue = words;
  }
}

function attribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function look(element: HTMLElement, ...names: readonly (string | false)[]): void {
  const wanted = names.map((name) => (name === false ? '' : (styles[name] ?? ''))).join(' ');
  if (element.className !== wanted) element.className = wanted;
}
