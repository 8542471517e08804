import type { ContractTerms } from '@domain/contracts/contract-terms';
import type { DomainEvent } from '@domain/events';
import { atMost, same } from './must';

/** One call-off as its events tell it. Nothing of the domain's reckoning is used here. */
interface Entry {
  readonly contractId: string;
  readonly version: number;
  readonly planId: string | null;
  readonly vndPerKg: number;
  kg: number;
  day: string;
  state: 'waiting' | 'open' | 'declined' | 'lapsed' | 'cancelled' | 'expired';
  shortKg: number;
  cause: string | null;
  deliveredKg: number;
  acceptedKg: number;
}

interface Account {
  version: number;
  terms: ContractTerms | null;
}

/** A contract's balance, recounted. */
export interface Recount {
  drawnKg: number;
  waitingKg: number;
  calledKg: number;
  confirmedKg: number;
  deliveredKg: number;
  acceptedKg: number;
  shortKg: Record<string, number>;
}

/** Keeps the books of every contract from what was said about it alone, and stops at the first event that breaks what was signed. */
export class Ledger {
  private read = 0;
  private readonly entries = new Map<string, Entry>();
  private readonly accounts = new Map<string, Account>();
  private readonly brought = new Map<string, number>();
  private readonly offered = new Map<string, number>();
  private readonly sold = new Map<string, number>();

  /** Takes the events that are new. */
  take(events: readonly DomainEvent[]): void {
    for (; this.read < events.length; this.read += 1) {
      const event = events[this.read];
      if (event) this.enter(event);
    }
  }

  recount(contractId: string): Recount {
    const sums: Recount = { drawnKg: 0, waitingKg: 0, calledKg: 0, confirmedKg: 0, deliveredKg: 0, acceptedKg: 0, shortKg: {} };
    for (const [id, entry] of this.entries) {
      if (entry.contractId !== contractId) continue;
      const drawn = this.drawnOf(id, entry);
      sums.drawnKg += drawn;
      if (entry.state === 'waiting') sums.waitingKg += entry.kg;
      else sums.calledKg += drawn + entry.shortKg;
      sums.confirmedKg += this.brought.get(id) ?? 0;
      sums.deliveredKg += entry.deliveredKg;
      sums.acceptedKg += entry.acceptedKg;
      if (entry.cause !== null) sums.shortKg[entry.cause] = (sums.shortKg[entry.cause] ?? 0) + entry.shortKg;
    }
    return sums;
  }

  /** What rounds brought for a plan. */
  broughtForPlan(planId: string): number {
    let sum = 0;
    for (const [id, entry] of this.entries) if (entry.planId === planId) sum += this.brought.get(id) ?? 0;
    return sum;
  }

  private enter(event: DomainEvent): void {
    switch (event.name) {
      case 'contract.in_force':
        this.accounts.set(event.version.contractId, { version: event.version.version, terms: event.version.terms });
        return;
      case 'offer.opened':
        this.offered.set(event.offer.id, event.offer.stock.totalKg);
        return;
      case 'trade.confirmed':
        this.enterTrade(event.trade);
        return;
      case 'call_off.made':
      case 'call_off.requested':
      case 'call_off.drawn':
        this.open(event);
        return;
      default:
        if (event.name.startsWith('call_off.') && 'callOff' in event) this.change(event);
    }
  }

  private open({ name, callOff }: Extract<DomainEvent, { name: 'call_off.made' | 'call_off.requested' | 'call_off.drawn' }>): void {
    const { id, contractId, contractVersion: version, planId, deliverOn: day } = callOff;
    const account = this.accounts.get(contractId);
    // Never a call-off without its version, at that version's price.
    same('version of a call-off', version, account?.version);
    same('price of its version', callOff.price.vndPerKg, priceOf(account?.terms));
    const state = name === 'call_off.requested' ? 'waiting' : 'open';
    const plain = { shortKg: 0, cause: null, deliveredKg: 0, acceptedKg: 0 };
    const entry: Entry = { contractId, version, planId, vndPerKg: callOff.price.vndPerKg, kg: callOff.askedKg, day, state, ...plain };
    this.entries.set(id, entry);
    if (state === 'open') this.expectInBand(entry);
  }

  private change(event: Extract<DomainEvent, { callOff: unknown }>): void {
    const { callOff } = event;
    const entry = this.entries.get(callOff.id);
    if (!entry) throw new Error(`${event.name} of a call-off that was never made`);
    same('version once made', callOff.contractVersion, entry.version);
    same('price once settled', callOff.price.vndPerKg, entry.vndPerKg);
    const brought = this.brought.get(callOff.id) ?? 0;
    if (event.name === 'call_off.approved') {
      atMost('said yes to', callOff.stock.totalKg, entry.kg);
      Object.assign(entry, { kg: callOff.stock.totalKg, state: 'open' });
    } else if (event.name === 'call_off.amended') {
      const wider = callOff.askedKg > entry.kg || callOff.deliverOn !== entry.day;
      Object.assign(entry, { kg: callOff.askedKg, day: callOff.deliverOn });
      if (wider) this.expectInBand(entry);
    } else if (event.name === 'call_off.received') {
      entry.deliveredKg += event.deliveredKg;
      entry.acceptedKg += event.acceptedKg;
    } else if (event.name !== 'call_off.missed') {
      const cause = callOff.shortfall?.cause ?? null;
      const state = event.name.slice('call_off.'.length);
      Object.assign(entry, { state, cause, shortKg: cause === null ? 0 : entry.kg - brought });
    }
  }

  private enterTrade({ kg, demand, supply }: Extract<DomainEvent, { name: 'trade.confirmed' }>['trade']): void {
    if (demand.kind !== 'call_off') return;
    const brought = (this.brought.get(demand.callOffId) ?? 0) + kg;
    const sold = (this.sold.get(supply.offerId) ?? 0) + kg;
    this.brought.set(demand.callOffId, brought);
    this.sold.set(supply.offerId, sold);
    same('price of a trade', demand.priceVndPerKg, this.entries.get(demand.callOffId)?.vndPerKg);
    atMost('brought of a call-off', brought, this.entries.get(demand.callOffId)?.kg ?? 0);
    atMost('sold of an offer', sold, this.offered.get(supply.offerId) ?? 0);
  }

  /** What binds by itself keeps to the band of its period, in the terms that hold, and everything to the committed weight and tolerance. */
  private expectInBand(entry: Entry): void {
    const terms = this.accounts.get(entry.contractId)?.terms;
    const period = terms?.periods.find((one) => one.from <= entry.day && entry.day <= one.to);
    if (!terms || !period) throw new Error('called off for a day outside of the season');
    const { percentBp, kg } = period.band;
    const byPercent = percentBp === null ? Infinity : Number((BigInt(period.kg) * BigInt(percentBp)) / 10_000n);
    let drawn = 0;
    for (const [id, other] of this.entries)
      if (other.contractId === entry.contractId && period.from <= other.day && other.day <= period.to) drawn += this.drawnOf(id, other);
    atMost('bound in a period', drawn, period.kg + Math.min(byPercent, kg ?? Infinity));
  }

  /** The most that may ever be drawn under the terms in force, reckoned with big whole numbers. */
  mostKg(contractId: string): number {
    const terms = this.accounts.get(contractId)?.terms;
    if (!terms) return 0;
    return Number((BigInt(terms.agreedKg) * BigInt(10_000 + terms.toleranceBp)) / 10_000n);
  }

  private drawnOf(id: string, { state, kg }: Entry): number {
    if (state === 'declined' || state === 'lapsed') return 0;
    return state === 'cancelled' || state === 'expired' ? (this.brought.get(id) ?? 0) : kg;
  }
}

function priceOf(terms: ContractTerms | null | undefined): number | undefined {
  return terms?.price.kind === 'fixed' ? terms.price.vndPerKg : undefined;
}
