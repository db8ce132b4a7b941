import type { Article } from '../../types.js';
import { textOfBody } from '../content-hash.js';
import { packPage, shaOf } from '../packed-pages.js';
import { pageSignature } from '../page-signature.js';
import { packRecord } from '../rows.js';
import { simhash } from '../simhash.js';
import { vectorsOf } from './vector.js';

/** The same answer for the same thing, worked out once. */
function once<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { answer: Answer }>();
  return (key) => {
    const known = answers.get(key) ?? { answer: work(key) };
    answers.set(key, known);
    return known.answer;
  };
}

/** What takes time with a record or a page: done once, however often a plan is asked again, and before others wait for the lock. */
export class Works {
  readonly simhash = once((article: Article) => simhash(textOfBody(article)));
  readonly vectors = once(vectorsOf);
  readonly record = once(packRecord);
  readonly sha = once(shaOf);
  readonly signature = once(pageSignature);
  readonly page = once(packPage);
}
