import { eventNames } from '../../shared/box-headings.js';
import { Sieve } from './sieve.js';

const nameWords = new Sieve([
  // WordPress calls every story "status-publish".
  [/date|time(?!line)|datum|fecha|data\b|(?<!status-)publi|posted|pub-|created/, 'dat,tim,fec,pub,pos,cre'],
  [/meta|byline|info|author|details|header|head\b|kicker|dateline|submitted/, 'met,byl,inf,aut,det,hea,kic,dat,sub'],
  [/article|post|entry|story|single|content/, 'art,pos,ent,sto,sin,con'],
  [eventNames, 'eve,cal,ter,ver,age,kal,hat,upc,fix'],
  [/(^|[\s_-])(today|clock|current-?(date|day|time)|ticker)/, 'tod,clo,cur,tic'],
]);

/** What the names around a date say of it, as numbers: a date's box, a story's head, a story, events, the page's clock. */
export function stampNames(names: string): Record<'date' | 'meta' | 'entry' | 'events' | 'clock', number> {
  const bits = nameWords.matches(names);
  return {
    date: bits & 1,
    meta: (bits >> 1) & 1,
    entry: (bits >> 2) & 1,
    events: (bits >> 3) & 1,
    clock: (bits >> 4) & 1,
  };
}
