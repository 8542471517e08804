/** Kilograms that change their state on one offer, order or call-off: differences, which may be negative. */
export interface StockMove {
  readonly id: string;
  readonly heldKg: number;
  readonly confirmedKg: number;
}

/** What is open on it afterwards. */
export interface StockLevel {
  readonly id: string;
  readonly openKg: number;
}
