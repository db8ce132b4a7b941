// The sets of made pages (fixtures/sets): what the record gives of each field beside what the page says, right, wrong or null. It needs no
// corpus. Pages whose template is held out are counted apart; nobody tunes on them, so that only figures are told of them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isHeldOut } from '../../fixtures/sets/make/index.mjs';

const root = path.resolve(import.meta.dirname, '../../fixtures/sets');
const fold = (text) =>
  (text ?? '')
    .normalize('NFC')
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/(?:…|\.\.\.)$/, '')
    .trim();
const same = (a, b) => fold(a).toLowerCase() === fold(b).toLowerCase();

/** Right where the value is one of those wanted; null wanted and null given is right. */
function judge(wanted, value, isSame = same) {
  const all = wanted === null ? [null] : wanted;
  if (value === null || value === undefined) return all.includes(null) ? 'right' : 'null';
  return all.some((one) => one !== null && isSame(one, value)) ? 'right' : 'wrong';
}

const one = (text) => (text === null ? null : [text].flat());
const credit = (wanted, value) => fold(value).toLowerCase().includes(fold(wanted).toLowerCase());

/** Every item found, none besides, each with its minute (where `isDayOpen`: or none), headline and text. */
function judgeItems(wanted, given, textOf, isDayOpen = false) {
  if (given.length === 0) return wanted.length === 0 ? 'right' : 'null';
  if (given.length !== wanted.length) return 'wrong';
  const isRight = wanted.every((item) =>
    given.some(
      (other) =>
        (other.date === null ? isDayOpen : other.date.slice(0, 16) === item.date) &&
        (item.headline === undefined || same(item.headline, other.headline)) &&
        (item.text === undefined || fold(textOf(other)).includes(fold(item.text).slice(0, 60))),
    ),
  );
  return isRight ? 'right' : 'wrong';
}

/** Field → how a record is judged; null: the page has no part in that set. */
export const fields = {
  story: (truth, article) => ((article !== null) === truth.isStory ? 'right' : 'wrong'),
  summary: (truth, article) => judge(truth.summary, article.summary),
  section: (truth, article) => judge(truth.section, article.section),
  language: ({ language: [tag] }, { language }) =>
    judge([tag, tag.split('-')[0]], language, (a, b) => same(a, b) || b.startsWith(`${a}-Han`)),
  'lead picture': ({ images }, article) => judge(images.lead, article.images[0]?.url ?? null, (a, b) => a === b),
  caption: ({ images }, article) => judge(one(images.caption), article.images[0]?.caption ?? null),
  credit: ({ images }, article) => judge(one(images.credit), article.images[0]?.credit ?? null, credit),
  updates: (truth, article) => judgeItems(truth.updates, article.updates, (item) => item.body),
  briefs: (truth, article) => judgeItems(truth.briefs, article.briefs, (item) => item.summary, true),
  access: (truth, article) => judge(truth.access, article.access),
};

/** What `readMadeSets` reads with, from a build. */
export async function readersOf(dist) {
  const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
  const { readDocument } = await load('read/index.js');
  const { makeTarget } = await load('source/index.js');
  const { readDefaults } = await load('options.js');
  return { readDocument, makeTarget, readDefaults };
}

/** `[{ name, template, language, isHeld, truth, verdicts, article, error }]`: every page of the sets. */
export async function readMadeSets({ readDocument, makeTarget, readDefaults }) {
  const truths = JSON.parse(readFileSync(path.join(root, 'truth.json'), 'utf8'));
  const pages = [];
  for (const [name, { template, url, language, truth }] of Object.entries(truths)) {
    const bytes = readFileSync(path.join(root, 'pages', `${name}.html`));
    const fetched = {
      target: makeTarget(url, { url }),
      url,
      redirects: [],
      status: 200,
      headers: {},
      contentType: 'text/html; charset=utf-8',
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fetchedAt: '2026-04-30T12:00:00.000Z',
      retries: 0,
      isNotModified: false,
      validators: { etag: null, lastModified: null },
    };
    const { article, error } = await firstArticle(() => readDocument(fetched, readDefaults));
    const asked = Object.entries(fields).filter(([field]) => field === 'story' || (truth.isStory && article !== null));
    const verdicts = Object.fromEntries(asked.map(([field, verdict]) => [field, verdict(truth, article)]));
    pages.push({ name, template, language, isHeld: isHeldOut(template), truth, verdicts, article, error });
  }
  return pages;
}

async function firstArticle(read) {
  try {
    for await (const item of await read()) if (item.kind === 'article') return { article: item.article, error: null };
  } catch (error) {
    return { article: null, error: `${error.code}` };
  }
  return { article: null, error: 'nothing' };
}

/** `{ field: { right, wrong, null } }` of some of the pages. */
export function countVerdicts(pages) {
  const counts = {};
  for (const field of Object.keys(fields)) {
    counts[field] = { right: 0, wrong: 0, null: 0 };
    for (const { verdicts } of pages) if (verdicts[field]) counts[field][verdicts[field]]++;
  }
  return counts;
}

/** The table, and with `worst` (a field) the pages that are not right in it, of those that may be looked at. */
export async function evaluateMadeSets(dist, { worst = null, json = false } = {}) {
  const pages = await readMadeSets(await readersOf(dist));
  const seen = countVerdicts(pages.filter((page) => !page.isHeld));
  const held = countVerdicts(pages.filter((page) => page.isHeld));
  if (json) return console.log(JSON.stringify({ madeSets: { seen, heldOut: held } }));
  const share = (c) => {
    const all = c.right + c.wrong + c.null;
    return `${c.right}/${c.wrong}/${c.null}`.padStart(12) + ` ${((100 * c.right) / all).toFixed(1).padStart(5)} %`;
  };
  console.log(`\nMade pages (fixtures/sets): right/wrong/null${' '.repeat(3)}may be seen${' '.repeat(12)}held out`);
  for (const field of Object.keys(fields))
    console.log(`${field.padEnd(40)}${share(seen[field])}${share(held[field]).padStart(24)}`);
  if (worst === null) return;
  for (const { name, isHeld, truth, verdicts, article, error } of pages) {
    if (isHeld || !verdicts[worst] || verdicts[worst] === 'right') continue;
    const key = { 'lead picture': 'images', caption: 'images', credit: 'images' }[worst] ?? worst;
    const given =
      worst === 'story' ? (article?.headline ?? error) : key === 'images' ? article.images[0] : article[key];
    console.log(
      `  ${verdicts[worst]} ${name}\n    wanted ${JSON.stringify(truth[key])}\n    given  ${JSON.stringify(given)}`,
    );
  }
}
