import type { Article } from '../../types.js';
import { textOfBody } from '../content-hash.js';
import { once, PageWorks } from '../packed-pages.js';
import { packRecord } from '../rows.js';
import { simhash } from '../simhash.js';
import { vectorsOf } from './vector.js';

/** What takes time with a record or a page: done once, however often a plan is asked again, and before others wait for the lock. */
export class Works extends PageWorks {
  readonly simhash = once((article: Article) => simhash(textOfBody(article)));
  readonly vectors = once(vectorsOf);
  readonly record = once(packRecord);
}
