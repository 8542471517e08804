import { parseArgs } from 'node:util';
import { dayOf } from '@domain/shared/day';

/** What the demo day was asked to be. */
export interface Options {
  readonly url: string;
  /** Played seconds for each real one. */
  readonly speed: number;
  /** The calendar day whose mix is played; its dates are tomorrow's. */
  readonly day: string;
  /** Sockets that watch. */
  readonly sockets: number;
  /** Of the whole day, in hundredths: people, lots and orders. */
  readonly percent: number;
  readonly seed: string;
  readonly json: boolean;
}

/** Reads the command line. @throws Error with a sentence for the person who typed it */
export function readOptions(args: readonly string[], defaults: { seed: string }): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:3000' },
      speed: { type: 'string', default: '60' },
      day: { type: 'string', default: '2025-06-15' },
      sockets: { type: 'string', default: '48' },
      percent: { type: 'string', default: '100' },
      seed: { type: 'string', default: defaults.seed },
      json: { type: 'boolean', default: false },
    },
  });
  try {
    dayOf(values.day, 'day');
  } catch {
    throw new Error(`--day must be a day of the calendar such as 2025-06-15; it is "${values.day}"`);
  }
  return {
    url: addressOf(values.url),
    speed: numberOf('speed', values.speed, 1, 100_000),
    day: values.day,
    sockets: numberOf('sockets', values.sockets, 0, 1_000),
    percent: numberOf('percent', values.percent, 1, 100),
    seed: values.seed,
    json: values.json,
  };
}

function addressOf(text: string): string {
  if (!/^https?:\/\/[^/]+\/?$/.test(text))
    throw new Error(`--url must be the address of a server such as http://127.0.0.1:3000; it is "${text}"`);
  return text.replace(/\/$/, '');
}

function numberOf(name: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? parseInt(text, 10) : NaN;
  if (value >= min && value <= max) return value;
  throw new Error(`--${name} must be a whole number from ${min} to ${max}; it is "${text}"`);
}
