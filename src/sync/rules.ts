import { UsageError } from '../errors.js';
import { phraseFinder } from '../store/index.js';
import type { RE2JS } from 're2js';

// Rules of a source: which stories come in. A rule is words, as a search takes them, a part of an address, or a regular expression;
// before it may stand in what it looks. Expressions are matched in linear time (RE2), so that no headline makes one hang.

/** What is known of a story; null is what nobody has said yet. */
export interface StoryFacts {
  address: readonly string[] | null;
  headline: readonly string[] | null;
  tag: readonly string[] | null;
}

type Part = keyof StoryFacts;
const parts = ['address', 'headline', 'tag'] as const satisfies Part[];

/** Whether a story comes in, or why not; `open` where only its page can tell. */
export type Verdict = 'in' | 'open' | { rule: string };

/** The rules of one source, ready to judge. */
export type Judge = (facts: StoryFacts) => Verdict;

/** Longer rules are no rules, and longer texts are looked at to here. */
const longestRule = 500;
const longestText = 2000;
/** Signs times counted repetitions of an expression: it is linear in a text, and so long is the time for each sign of it. */
const mostSteps = 5000;
/** Of one source. */
const mostRules = 200;

interface Rule {
  part: Part | null;
  fits: (text: string) => boolean;
}

/** Throws UsageError where a rule cannot be understood. `flag` is what messages call it. */
export async function checkRules(flag: string, rules: readonly string[]): Promise<void> {
  if (rules.length > mostRules) throw new UsageError(`${flag}: a source takes ${mostRules} rules at most`);
  for (const text of rules) await parseRule(text, flag);
}

/** Rules ready to judge stories. With rules of `only`, one of them must fit; what a rule of `skip` fits stays out. */
export async function judgeOf({ only, skip }: { only: readonly string[]; skip: readonly string[] }): Promise<Judge> {
  const parsed = async (rules: readonly string[], flag: string) =>
    Promise.all(rules.map(async (text) => ({ text: `${flag} ${text}`, rule: await parseRule(text, flag) })));
  const [wanted, unwanted] = [await parsed(only, '--only'), await parsed(skip, '--skip')];
  return (facts) => {
    const against = unwanted.find(({ rule }) => fits(rule, facts) === true);
    if (against) return { rule: against.text };
    if (wanted.length === 0) return 'in';
    const fit = wanted.map(({ rule }) => fits(rule, facts));
    if (fit.includes(true)) return 'in';
    return fit.includes(null) ? 'open' : { rule: wanted.map(({ text }) => text).join(', ') };
  };
}

/** Null where what it looks at is not known yet, and nothing else fits. */
function fits({ part, fits: matches }: Rule, facts: StoryFacts): boolean | null {
  const looked = (part === null ? parts : [part]).map((one) => facts[one]);
  if (looked.some((texts) => texts?.some((text) => matches(text.slice(0, longestText))))) return true;
  return looked.includes(null) ? null : false;
}

async function parseRule(text: string, flag: string): Promise<Rule> {
  if (text.length > longestRule) throw new UsageError(`${flag}: a rule has ${longestRule} signs at most`);
  const [, name, rest = ''] = /^(address|headline|tag):(.*)$/is.exec(text) ?? [null, null, text];
  const part = (name?.toLowerCase() ?? null) as Part | null;
  const pattern = rest.trim();
  // `/sport/` is a part of an address: as an expression its slashes would say nothing, and `/transport/` would fit, too.
  if (part === 'address' && /^\/[\w\-/~%]*\/$/.test(pattern)) return { part, fits: inAddress(pattern) };
  if (/^https?:\/\/./i.test(pattern)) return { part: 'address', fits: inAddress(pattern) };
  if (/^\/.+\/i?$/s.test(pattern)) return { part, fits: await expression(pattern, flag) };
  const finder = phraseFinder(pattern);
  if (finder) return { part, fits: finder };
  throw new UsageError(`${flag} ${text}: a rule needs words, or an expression such as /live|video/`);
}

const lower = (text: string): string => text.toLowerCase();

function inAddress(piece: string): (text: string) => boolean {
  const wanted = lower(piece);
  return (text) => lower(text).includes(wanted);
}

async function expression(text: string, flag: string): Promise<(text: string) => boolean> {
  const counts = [...text.matchAll(/\{\d*,?(\d*)\}/g)].map(([whole, last]) =>
    Number(last || /\d+/.exec(whole)?.[0] || 0),
  );
  if (text.length * counts.reduce((sum, one) => sum + one, 1) > mostSteps) {
    throw new UsageError(`${flag} ${text}: the expression repeats too much`);
  }
  // Few sources have one.
  const { RE2JS, RE2JSException } = await import('re2js');
  let found: RE2JS;
  try {
    found = RE2JS.compile(text.replace(/^\/|\/i?$/g, ''), RE2JS.CASE_INSENSITIVE);
  } catch (cause) {
    if (!(cause instanceof RE2JSException)) throw cause;
    throw new UsageError(`${flag} ${text}: ${cause.message} (look-ahead and back-references are not there)`, { cause });
  }
  return (headline) => found.matcher(headline).find();
}
