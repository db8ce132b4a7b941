import { LatinTwin } from './latin-twin.js';

// Days as stories print them beside their headline.

const printedDay = new LatinTwin(
  /(?<![\p{L}\p{M}\p{N}/.])(?:\d{1,2}(?:st|nd|rd|th)?[.,]? ?(?:de |of )?[\p{L}\p{M}]{3,12}\.?,? (?:de )?(?:19|20)\d\d|(?:\d{1,2} )?[\p{L}\p{M}]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?!0[./-])\d{1,2}[./-](?!0[./-])\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d ?[年년](?: ?\d{1,2} ?[月월](?: ?\d{1,2})?)?)(?!\p{N})/gu,
);
const machineClock = /\d:\d\d:\d\d|UTC|GMT/;
const maxDayLine = 120;

/** A short line with a day and its year, as stories print them. */
export function printsDay(text: string): boolean {
  return text.length <= maxDayLine && text.search(printedDay) >= 0 && !machineClock.test(text);
}

/** The days of such a line. */
export function printedDays(text: string): string[] {
  return printsDay(text) ? (text.match(printedDay) ?? []) : [];
}
