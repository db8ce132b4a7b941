import { candidateAdder } from '../shared/candidate-adder.js';
import { rawAuthor } from '../shared/raw-author.js';
import type { Candidate } from '../types.js';
import { parseDateText } from '../shared/date-parse.js';

// Fields that a tool wrote before the text: front matter in YAML or TOML, or lines such as "Title: …" of reader services.

export interface HeadMatter {
  candidates: Candidate[];
  url: string | null;
  /** It stands between lines of `---` or `+++`, as programs for notes and sites write it. */
  isFenced: boolean;
  /** The text behind it. */
  rest: string;
}

const place = 'the lines before the text';
const names: [RegExp, string][] = [
  [/^(?:title|headline)$/i, 'headline'],
  [/^(?:url|url source|source url|canonical|canonicalurl|link)$/i, 'url'],
  [/^(?:date|published|published time|publication date|publish_date|pubdate|date published)$/i, 'date'],
  [/^(?:modified|updated|last modified|lastmod)$/i, 'modified'],
  [/^(?:authors?|by|byline|creator)$/i, 'authors'],
  [/^(?:tags?|keywords?|categories|topics)$/i, 'tags'],
  [/^(?:description|summary|excerpt)$/i, 'summary'],
  [/^(?:sitename|site|site_name|publisher)$/i, 'publisher'],
  [/^(?:language|lang)$/i, 'language'],
  [/^section$/i, 'section'],
  // Clippers write the address here, others a paper's name.
  [/^source$/i, 'source'],
];
/** Names that tools write and wirecopy has no field for. */
const passed =
  /^(?:hostname|fingerprint|id|license|image|pagetype|filedate|type|length|dir|warning|markdown content|content|text)$/i;

const maxHead = 40;

const yamlPair = /^([A-Za-z][\w -]{0,24}):\s*(.*)$/;
const fences = [
  { opens: '---', closes: /^(?:---|\.\.\.)\s*$/, pair: yamlPair },
  { opens: '+++', closes: /^\+{3}\s*$/, pair: /^([A-Za-z][\w-]{0,24})\s*=\s*(.*)$/ },
];

/** What a tool wrote before the text; the text unchanged where nothing stands there. */
export function readHeadMatter(text: string): HeadMatter {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, maxHead);
  const fence = fences.find(({ opens }) => opens === lines[0]?.trim());
  const isFenced = fence !== undefined;
  const end = fence ? lines.findIndex((line, i) => i > 0 && fence.closes.test(line)) : endOfLabels(lines);
  if (end < (isFenced ? 2 : 1)) return { candidates: [], url: null, isFenced: false, rest: text };
  const found = fieldsOf(lines.slice(isFenced ? 1 : 0, end), fence?.pair ?? yamlPair);
  if (!found.has('headline') && !found.has('url')) return { candidates: [], url: null, isFenced: false, rest: text };
  const rest = text.split(/\r\n|\n|\r/).slice(end + (isFenced ? 1 : 0));
  const told = [...(found.get('url') ?? []), ...(found.get('source') ?? [])];
  const url = told.find((one) => /^https?:\/\//i.test(one) && URL.canParse(one)) ?? null;
  return { candidates: candidatesOf(found), url, isFenced, rest: rest.join('\n') };
}

/** Lines "Title: …", "URL Source: …" from the first on; blank ones between them count as theirs. */
function endOfLabels(lines: readonly string[]): number {
  if (!/^title:\s?\S/i.test(lines[0] ?? '')) return 0;
  let end = 0;
  for (let i = 0; i < lines.length; i++) {
    const label = /^([A-Za-z][A-Za-z_ ]{1,24}):/.exec(lines[i]!)?.[1];
    const isKnown = label !== undefined && (passed.test(label) || names.some(([name]) => name.test(label)));
    if (!isKnown && lines[i]!.trim() !== '') break;
    if (isKnown) end = i + 1;
  }
  return end >= 2 ? end : 0;
}

function fieldsOf(lines: readonly string[], form: RegExp): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const line of lines) {
    // What follows a table's name in TOML are its fields, not the page's.
    if (/^\[\[?[\w.-]+\]?\]\s*$/.test(line)) break;
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (item && open) {
      open.push(unquoted(item[1]!));
      continue;
    }
    const pair = form.exec(line);
    if (!pair) continue;
    const field = names.find(([name]) => name.test(pair[1]!.trim()))?.[1];
    open = field === 'tags' ? (found.get(field) ?? []) : [];
    if (field && !found.has(field)) found.set(field, open);
    if (pair[2]!.trim() !== '') open.push(...listOf(pair[2]!.trim()));
  }
  return found;
}

function listOf(value: string): string[] {
  if (/^\[(?!\[).*\]$/.test(value)) {
    return itemsOf(value.slice(1, -1)).map(unquoted).filter(Boolean);
  }
  // A list that goes on in the next lines, or a table of its own.
  return /^[[{](?!\[)/.test(value) ? [] : [unquoted(value)];
}

/** The items between commas that stand in no quotes. A lone quote (an inch, a slip) is a sign like any other. */
function itemsOf(text: string): string[] {
  const stretches = text.split('"');
  if (stretches.length % 2 === 0) return text.split(',');
  const items: string[] = [''];
  stretches.forEach((stretch, at) => {
    const isQuoted = at % 2 === 1;
    const [first = '', ...rest] = isQuoted ? [`"${stretch}"`] : stretch.split(',');
    items[items.length - 1] += first;
    items.push(...rest);
  });
  return items;
}

/** `[[Maja Olsen]]`, `[[people/olsen|Maja Olsen]]`: links of notes. */
const noteLink = /\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{0,200})\]\]/g;

function unquoted(value: string): string {
  const text = value.trim().replace(noteLink, '$1');
  if (/^".*"$/.test(text)) {
    try {
      return String(JSON.parse(text));
    } catch {
      // A YAML string that is not a JSON string: its quotes go, its escapes stay.
      return text.slice(1, -1);
    }
  }
  return /^'.*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function candidatesOf(found: Map<string, string[]>): Candidate[] {
  const candidates: Candidate[] = [];
  const one = (name: string): string | null => found.get(name)?.[0]?.trim() || null;
  const add = candidateAdder(candidates, { source: 'text-page' });
  for (const field of ['headline', 'summary', 'language', 'section'] as const) add(field, place, one(field));
  for (const field of ['date', 'modified'] as const) {
    const text = one(field);
    add(field, place, text === null ? null : { text, iso: parseDateText(text)?.iso ?? null });
  }
  const authors = found.get('authors') ?? [];
  add(
    'authors',
    place,
    authors.map((name) => rawAuthor(name.replaceAll(';', ','))),
  );
  const tags = (found.get('tags') ?? []).flatMap((tag) => tag.split(/[;,]/)).map((tag) => tag.trim());
  add('tags', place, tags.filter(Boolean));
  const name = one('publisher');
  add('publisher', place, name === null ? null : { name, url: null });
  return candidates;
}
