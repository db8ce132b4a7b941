// Work that is counted, not timed: how often each block of the program ran (V8's precise coverage: the same figure at every run, on
// every machine), and, as a search in a text is one block however long the text is, the characters and places that searches, copies
// and joins looked at. Load this first: V8 counts the blocks of what is compiled from then on.
import { Session } from 'node:inspector';

const session = new Session();
session.connect();
const ask = (method, params) => {
  let answer;
  session.post(method, params, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer;
};
ask('Profiler.enable');
ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Characters and places that were looked at, by what looked: a method, or a pattern. */
let looked = new Map();
let isCounting = false;
const look = (name, count) => looked.set(name, (looked.get(name) ?? 0) + count);

function wrap(prototype, name, count) {
  const { value, ...rest } = Object.getOwnPropertyDescriptor(prototype, name);
  const wrapped = {
    [name](...args) {
      const result = value.apply(this, args);
      if (isCounting) look(`${prototype.constructor.name}.${name}`, count(this, args, result));
      return result;
    },
  };
  Object.defineProperty(prototype, name, { ...rest, value: wrapped[name] });
}

/** A whole text or list is read or made. */
const whole = (self, _args, result) => Math.max(self.length, result?.length ?? 0);
/** Looked at from `from` to what was found, or to the end. */
const upTo = (at, from, length) => (at < 0 ? Math.max(0, length - from) : at - from + 1);
const found = (self, [, from = 0], result) => upTo(result, from, self.length);
/** Where it is in it, half of it was looked at. */
const within = (self, [, from = 0], result) => (result ? (self.length - from) >> 1 : Math.max(0, self.length - from));
const backwards = (self, _args, result) => self.length - Math.max(0, result);

wrap(String.prototype, 'indexOf', found);
wrap(String.prototype, 'includes', within);
wrap(String.prototype, 'lastIndexOf', backwards);
for (const name of ['toLowerCase', 'toUpperCase', 'normalize', 'repeat', 'localeCompare', 'padStart'])
  wrap(String.prototype, name, whole);
// Trimming looks at what it takes away, but a text that was joined of pieces is made one text for it: that reads it whole.
for (const name of ['trim', 'trimStart', 'trimEnd']) wrap(String.prototype, name, whole);
wrap(String.prototype, 'split', (self, _args, result) => self.length + result.length);
// Patterns count where they are executed.
for (const name of ['replace', 'replaceAll'])
  wrap(String.prototype, name, (self, [pattern], result) =>
    typeof pattern === 'string' ? Math.max(self.length, result.length) : 0,
  );
wrap(Array.prototype, 'indexOf', found);
wrap(Array.prototype, 'includes', within);
wrap(Array.prototype, 'lastIndexOf', backwards);
for (const name of ['concat', 'join', 'reverse', 'toReversed', 'fill', 'splice', 'unshift', 'flat'])
  wrap(Array.prototype, name, whole);
wrap(Array.prototype, 'slice', (_self, _args, result) => result.length);

/** What a pattern looks at: from where it begins to the end of what it found, or to the end of the text. */
const exec = RegExp.prototype.exec;
Object.defineProperty(RegExp.prototype, 'exec', {
  configurable: true,
  writable: true,
  value(text) {
    if (!isCounting) return exec.call(this, text);
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    look(
      `/${this.source}/${this.flags}`,
      match ? match.index + match[0].length - from + 1 : missed(this, String(text).length - from),
    );
    return match;
  },
});
const anchored = new Map();
/** A pattern that may begin in one place only has looked there. */
function missed(pattern, length) {
  if (pattern.sticky) return 1;
  const { source, flags } = pattern;
  const key = `/${source}/${flags}`;
  if (!anchored.has(key)) {
    isCounting = false;
    anchored.set(key, isAnchored(pattern));
    isCounting = true;
  }
  return anchored.get(key) ? 1 : Math.max(0, length);
}

/** Whether every way through a pattern begins at the beginning of the text. */
function isAnchored({ source, multiline }) {
  if (!source.startsWith('^') || multiline) return false;
  const outside = source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  let depth = 0;
  for (const sign of outside) {
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) return false;
  }
  return true;
}

/** The counting itself, and what makes the documents. */
const own = new URL('.', import.meta.url).href;

/** What ran before, outside of what is counted, is nobody's. */
export const forget = () => void ask('Profiler.takePreciseCoverage');

/** A part of less work than this share is no matter. */
const leastShare = 0.002;

/**
 * Blocks that ran and characters that were looked at while `run` ran, in all (`work`) and by part, where it is a part that matters;
 * what V8 and Node do inside is not theirs.
 */
export async function countWork(run) {
  looked = new Map();
  isCounting = true;
  let result;
  try {
    result = await run();
  } finally {
    isCounting = false;
  }
  const parts = [...looked];
  for (const { url, functions } of ask('Profiler.takePreciseCoverage').result) {
    if (!url.startsWith('file:') || url.startsWith(own)) continue;
    const file = url.slice(url.lastIndexOf('/', url.lastIndexOf('/') - 1) + 1);
    for (const { functionName, ranges } of functions)
      for (const { startOffset, count } of ranges) parts.push([`${file} ${functionName} ${startOffset}`, count]);
  }
  const work = parts.reduce((sum, one) => sum + one[1], 0);
  return { work, parts: new Map(parts.filter((one) => one[1] > work * leastShare)), result };
}

/**
 * The part that grows fastest, of those that matter: by the lesser of its last two steps, as between two sizes a threshold may be
 * passed. What did not matter at first counts as if it nearly had.
 */
export function steepest(points) {
  const [first, before, last] = points.slice(-3);
  const step = (one, other, count, earlier) => Math.log(count / earlier) / Math.log(other.size / one.size);
  let found = { part: null, exponent: 0 };
  for (const [part, count] of last.parts) {
    const earlier = before.parts.get(part);
    if (earlier === undefined) continue;
    const earliest = first.parts.get(part) ?? first.work * leastShare;
    const exponent = Math.min(step(before, last, count, earlier), step(first, before, earlier, earliest));
    if (exponent > found.exponent) found = { part, exponent };
  }
  return found;
}

/** The exponent of a power law through the points (least squares of logarithms), and that of the last step alone. */
export function exponents(points) {
  const at = points.map(({ size, work }) => [Math.log(size), Math.log(work)]);
  const mean = (axis) => at.reduce((sum, one) => sum + one[axis], 0) / at.length;
  const [x, y] = [mean(0), mean(1)];
  const slope =
    at.reduce((sum, one) => sum + (one[0] - x) * (one[1] - y), 0) / at.reduce((sum, one) => sum + (one[0] - x) ** 2, 0);
  const [before, last] = at.slice(-2);
  return { fitted: slope, last: (last[1] - before[1]) / (last[0] - before[0]) };
}
