/** An offer and an order whose trade a side declined or let lapse, at the terms as they stand. They are not proposed to each other again. */
export interface RefusedPair {
  readonly supplyId: string;
  readonly demandId: string;
}
