/** One list under construction at a time, in a buffer that grows and is never given back. */
export class Scratch {
  list = new Int32Array(4096);

  /** The buffer with room for `length` numbers; what was in it stays. */
  room(length: number): Int32Array {
    if (length > this.list.length) {
      const wider = new Int32Array(length * 2);
      wider.set(this.list);
      this.list = wider;
    }
    return this.list;
  }
}

/**
 * Columns of numbers that live no longer than one step and are used again by the next: the first touch of fresh memory costs more than
 * the work that is done in it.
 */
export class ScratchColumn {
  private column = new Int32Array(0);

  /** A column whose numbers are those of an earlier use. */
  take(length: number): Int32Array {
    if (length > this.column.length) this.column = new Int32Array(length + (length >> 2));
    return this.column.subarray(0, length);
  }

  /** A column of one number. */
  filled(length: number, value: number): Int32Array {
    return this.take(length).fill(value);
  }
}
