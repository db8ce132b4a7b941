import { Chalk, type ChalkInstance } from 'chalk';
import type { FormatOptions, Formatter } from './formatter.js';
import { printable } from '../shared/printable.js';

/** One record a line, UTF-8, `\n` at the end (https://github.com/ndjson/ndjson-spec). */
export const ndjson = (): Formatter => ({
  extension: 'ndjson',
  article: (article) => `${JSON.stringify(article)}\n`,
});

/** Pretty and coloured for people; one record a line otherwise, so that jq works for one and for a million. */
export function json(options: FormatOptions): Formatter {
  if (!options.isPretty) return { ...ndjson(), extension: 'json' };
  const paint = new Chalk({ level: options.colourLevel });
  return {
    extension: 'json',
    isPainted: true,
    article: (article) => `${colourJson(JSON.stringify(article, null, 2), paint, options.colourLevel > 0)}\n`,
  };
}

/** One JSON array, written as it comes. */
export const array = (): Formatter => ({
  extension: 'json',
  head: () => '[',
  article: (article, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(article)}`,
  tail: (count) => (count === 0 ? ']\n' : '\n]\n'),
});

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** jq's idea of colours: keys, strings, numbers and the three words apart. */
function colourJson(text: string, paint: ChalkInstance, isColoured: boolean): string {
  // JSON.stringify leaves C1 and bidi characters as they are; a terminal must not act on them.
  const safe = printable(text, '\n');
  if (!isColoured) return safe;
  return safe.replace(token, (whole: string, string?: string, colon?: string, word?: string) => {
    if (string && colon) return `${paint.blue(string)}${colon}`;
    if (string) return paint.green(string);
    return word ? paint.gray(whole) : paint.yellow(whole);
  });
}
