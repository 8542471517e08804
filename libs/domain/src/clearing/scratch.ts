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
