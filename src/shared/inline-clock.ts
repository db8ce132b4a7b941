import { parseClockText } from './date-parse.js';

/** "17:20", "17.45 Uhr:", "17h20 |", "Ore 17:20 –", "4.42pm" in front of a text. */
const clockThenText =
  /^(?:(?:[Oo]r[ea]|[Kk]lo?|[Uu]m|[Aa] las|[ÀàAa]s?|[Ss]aat)\.?\s+)?(\d{1,2}[:.h]\d{2}(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s?(?:Uhr|CET|CEST|GMT|BST|ET|EST|EDT|hs?\b\.?))?)(?!\s?Uhr)\s*(?:[|–—·•-]\s*|:\s+|\s)(?=\p{Lu}|\p{Lo}|["“„«])(.+)$/su;

/** The clock time that a line of a live blog begins with, and the text behind it; null where there is none. */
export function inlineClock(line: string): { text: string; clock: string; rest: string } | null {
  const match = clockThenText.exec(line);
  const clock = match ? parseClockText(match[1]!) : null;
  return clock ? { text: match![1]!, clock, rest: match![2]! } : null;
}
