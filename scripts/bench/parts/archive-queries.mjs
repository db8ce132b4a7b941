// Searches and lists that the benches of archives ask, over the made-up articles of `made-articles.mjs`.
import { emptyQuery, parseQuery } from '../../../dist/store/index.js';
import { random, word, zipf } from './made-articles.mjs';

/** Makers of searches by what they look for; the same ones in the same order at each call. */
export function searchKinds(count) {
  const next = random(7);
  /** What people type: a word of middling or small frequency, now and then a common one. */
  const term = () => word(Math.min(199_999, next() < 0.15 ? zipf(next) : 100 + Math.floor(next() ** 3 * 40_000)));
  return {
    'one word': () => term(),
    'two words': () => `${term()} ${term()}`,
    'three words': () => `${term()} ${term()} ${term()}`,
    'a phrase': () => `"${term()} ${term()}"`,
    'common words': () => `${word(Math.floor(next() * 30))} ${word(Math.floor(next() * 300))}`,
    'common phrase': () => `"${word(Math.floor(next() * 10))} ${word(Math.floor(next() * 30))}"`,
    'a beginning': () => `${term().slice(0, 5)}*`,
    'one out': () => `${term()} -${term()}`,
    'since a year': () => `${term()} since:${2016 + Math.floor(next() * (count / 105_000))}`,
    'one source': () => `${term()} source:paper${Math.floor(next() * 200)}.example`,
    'one author': () => `${term()} author:${word(500 + Math.floor(next() * 60))}`,
    'one language': () => `${term()} language:de`,
  };
}

export const listQueries = {
  'the newest 50': {},
  'of one source': { source: 'paper7.example' },
  'of one language': { language: 'de' },
  'of a month': { since: '2016-03', until: '2016-03' },
  'of an author': parseQuery(`author:${word(510)}`),
  edited: { isEdited: true },
};

export const searchOf = (text) => parseQuery(text, { ...emptyQuery, limit: 20 });

const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))];

export const spread = (times) =>
  `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms`;
