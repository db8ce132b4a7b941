import { NoArticleError } from '../errors.js';
import { parseDateText } from '../shared/date-parse.js';
import type { Block, Candidate, Image, RawArticle, RawDate, SiteRule } from '../types.js';

// Front door of plain-text pages: the rendered text of one page, as text corpora hold it, in; everything that it says out.
// It chooses no value and refuses a text without a story with NoArticleError.

export interface TextPageOptions {
  url: string | null;
  rule: SiteRule | null;
}

/** Everything seen in the plain text of a page. */
export function parseTextPage(text: string, options: TextPageOptions): RawArticle {
  const lines = linesOf(text);
  const at = lines.findIndex((line) => bylinePattern.test(line));
  if (at < 1) throw new NoArticleError(`${options.url ?? 'the text'} has no headline with a date line below it`);
  const headline = lines[at - 1]!;
  const end = lines.findIndex((line, index) => index > at && /^Authors?: /.test(line));
  const story = lines.slice(at + 1, end === -1 ? undefined : end);
  const byline = readByline(lines[at]!);
  const candidates: Candidate[] = [
    { field: 'headline', value: headline, source: 'text-page', place: `line ${at}` },
    ...byline.candidates,
  ];
  const tags = lines[at - 2]?.split(/, /) ?? [];
  if (tags.length > 1) candidates.push({ field: 'tags', value: tags, source: 'text-page', place: `line ${at - 1}` });
  const image = readCaption(story[0] ?? '');
  return {
    kind: 'article',
    url: options.url,
    candidates,
    blocks: (image ? story.slice(1) : story).map(paragraph),
    images: image ? [image] : [],
    links: [],
    updates: [],
    briefs: end === -1 ? [] : readBriefs(lines.slice(end + 1), byline.date?.iso ?? null),
    notices: [],
    removals: [],
  };
}

function linesOf(text: string): string[] {
  const body = text.replace(/^\s*date \d{4}-\d\d-\d\d /, '');
  return body
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^skip to (main )?content$/i.test(line));
}

const bylinePattern = /^by .{2,300}\d{4} \d{1,2}:\d\d/i;

function readByline(line: string): { candidates: Candidate[]; date: RawDate | null } {
  const place = 'the line under the headline';
  const match = /^by (.+?) ([A-Z][a-z]+\.? \d{1,2}, \d{4} \d{1,2}:\d\d(?: [AP]M)?)(?: (\d+) min read)?$/i.exec(line);
  if (!match) return { candidates: [], date: null };
  const date: RawDate = { text: match[2]!, iso: parseDateText(match[2]!)?.iso ?? null };
  const authors = match[1]!
    .split(/, | and /)
    .map((name) => ({ name: name.trim(), role: null, kind: null, url: null, email: null }));
  const candidates: Candidate[] = [
    { field: 'date', value: date, source: 'text-page', place },
    { field: 'authors', value: authors, source: 'text-page', place },
  ];
  if (match[3]) candidates.push({ field: 'readingMinutes', value: Number(match[3]), source: 'text-page', place });
  return { candidates, date };
}

function readCaption(line: string): Image | null {
  const match = /^(.*\S) \(([^()]*(?:\/|Getty|AFP|Reuters|AP)[^()]*)\)$/.exec(line);
  if (!match) return null;
  return { url: null, caption: match[1]!, credit: match[2]!, alt: null, width: null, height: null };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text, html: null, level: null };
}

/** Newest first: a clock time later than the one before belongs to the day before. */
function readBriefs(lines: string[], pageDate: string | null): RawArticle['briefs'] {
  const briefs: RawArticle['briefs'] = [];
  let day = pageDate ? Date.parse(`${pageDate.slice(0, 10)}T00:00Z`) : null;
  let last = '';
  for (let at = 0; at < lines.length; at++) {
    if (!/^\d{1,2}:\d\d( [AP]M)?$/i.test(lines[at]!)) continue;
    const clock = parseDateText(`January 1, 2000 ${lines[at]}`)?.iso.slice(11) ?? '';
    if (day !== null && last !== '' && clock > last) day -= 86_400_000;
    last = clock;
    const iso = day === null ? null : `${new Date(day).toISOString().slice(0, 10)}T${clock}`;
    briefs.push({
      date: { text: lines[at]!, iso },
      headline: lines[at + 1] ?? null,
      summary: lines[at + 2] ?? null,
      url: null,
    });
  }
  return briefs;
}
