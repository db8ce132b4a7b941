import { Readable } from 'node:stream';
import { UsageError } from '../errors.js';
import { blocksFromHtml } from '../extract/index.js';
import { withNewerKeys } from '../shared/newer-keys.js';
import type { ReadOptions } from '../options.js';
import { objectLines } from '../shared/json-objects.js';
import { inBodyForm } from '../shared/body-form.js';
import { makeTarget } from '../source/index.js';
import type { Article, DocumentItem, Target } from '../types.js';

// Records that wirecopy printed before, read back: to filter, to convert, to save. Anybody may have written them: addresses must be
// what ours are, and a body is text or blocks of text, never mark-up that would stand in a page as it is.

type BodyForm = ReadOptions['bodyForm'];

/** Whether a text begins as our own JSON does: one record a line, an array of them, or one laid out to read. */
export function opensRecord(text: string): boolean {
  return /^[\s\uFEFF[]*\{\s*"schemaVersion"\s*:\s*\d/.test(text.slice(0, 200));
}

/** The record that a line holds, null for a line that holds something else. Throws UsageError where it is not whole. */
export async function recordFromLine(line: string, form: BodyForm): Promise<Article | null> {
  return opensRecord(line) ? toArticle(parse(line), form) : null;
}

/** The records of a whole text, a failure each for those that are not whole. */
export async function* itemsFromRecords(text: string, container: Target, form: BodyForm): AsyncGenerator<DocumentItem> {
  for await (const line of recordsIn(text)) {
    try {
      yield { kind: 'article', article: await toArticle(parse(line), form) };
    } catch (error) {
      yield { kind: 'failure', error, target: makeTarget(container.ref, { depth: container.depth + 1 }) };
    }
  }
}

/** A line each where the first one holds a whole record, so that a broken one costs itself only; else the objects of an array. */
async function* recordsIn(text: string): AsyncGenerator<string> {
  const lines = text
    .replace(/^\uFEFF+/, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const first = lines[0]!.trim();
  if (!first.startsWith('[') && (lines.length === 1 || first.endsWith('}'))) yield* lines;
  else yield* objectLines(Readable.from(lines));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new UsageError('a record of wirecopy is cut off or broken: it is not JSON', { cause });
  }
}

/** What a record of an earlier version leaves out. */
const defaults = {
  aliases: [],
  alternativeHeadlines: [],
  contributors: [],
  origin: null,
  genre: null,
  updates: [],
  briefs: [],
  notices: [],
  rights: null,
  quality: null,
};

async function toArticle(value: unknown, form: BodyForm): Promise<Article> {
  // zod costs a plain run a tenth of its time, so it comes with the first record.
  const { articleSchema } = await import('../schema.js');
  const record = { ...defaults, ...(value as Article) };
  const result = articleSchema.safeParse(record.dateBasis ? withNewerKeys(record) : record);
  if (result.success) return inBodyForm(withoutMarkup(checked(result.data)), form);
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') || 'it';
  throw new UsageError(`a record of wirecopy is not whole: ${where}: ${issue?.message ?? 'is of another form'}`);
}

/** A body as `--body html` prints it: block after block. */
const printedHtml =
  /^<(?:p|h[1-6]|blockquote|pre|[uod]l|table|figure)[\s>].*<\/(?:p|h[1-6]|blockquote|pre|[uod]l|table|figure)>$/s;

/** A body that was printed as HTML is blocks of text again. */
function withoutMarkup(article: Article): Article {
  const { body } = article;
  if (typeof body !== 'string' || !printedHtml.test(body)) return article;
  const { blocks } = blocksFromHtml(body, { baseUrl: article.url });
  return blocks.length === 0 ? article : { ...article, body: blocks };
}

/** Throws UsageError where an address leads anywhere but to the web. */
function checked(article: Article): Article {
  const { url, canonicalUrl, aliases, publisher, contributors, images, links, updates, briefs, enclosures } = article;
  const named = [...contributors, ...images, ...links, ...updates, ...briefs, ...enclosures].map((one) => one.url);
  for (const one of [url, canonicalUrl, ...aliases, publisher?.url ?? null, ...named]) {
    if (one !== null && !(/^https?:\/\//i.test(one) && URL.canParse(one))) {
      throw new UsageError(`a record of wirecopy is not whole: ${one.slice(0, 80)} is not an http(s) address`);
    }
  }
  return article;
}
