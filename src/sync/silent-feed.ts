import { type Capture, likenessOf, pageHash } from '../store/index.js';
import { nothingSeen } from '../shared/raw-article.js';
import type { Article, Fetched, RawArticle } from '../types.js';
import { articleOfPage } from './poll-page.js';
import type { SyncRun } from './sync-types.js';

// A feed that says less than before (a setting, an update of its software) takes nothing back: what it said of a page goes on to
// count until it says something else. What the page itself said and says no more is an edit of the publisher's.

const fields = ['summary', 'authors', 'tags'] as const;
type Field = (typeof fields)[number];

interface Read {
  article: Article;
  fetched: Fetched;
}

/** A page as it was read, or read once more with what its feed said when the archive last saw it and is silent about now. */
export async function withSilentFeed(read: Read, run: SyncRun): Promise<Read> {
  const { article, fetched } = read;
  const { entry } = fetched.target;
  const silent = fields.filter((field) => saidOf(entry, field).length === 0);
  const url = article.canonicalUrl ?? article.url;
  const known = silent.length === 0 || url === null ? null : ((await run.store.get(url))?.article ?? null);
  if (known === null || known.kind === 'entry' || known.source.feedUrl === null) return read;
  // Another story of the same address.
  if (likenessOf(known, article) !== 'alike') return read;
  const changed = silent.filter((field) => !isSame(known[field], article[field]));
  const capture = changed.length === 0 ? null : await captureOf(known, run);
  if (capture === null) return { article: filled(article, known, changed), fetched };
  const before = capture.entry === null ? null : (JSON.parse(capture.entry) as RawArticle);
  const ofFeed = changed.filter((field) => saidOf(before, field).length > 0);
  const kept = await notTakenBack(ofFeed, article, known, capture, run);
  if (kept.length === 0) return read;
  const said = entry ?? nothingSeen();
  const whole = { ...said, candidates: [...said.candidates, ...kept.flatMap((field) => saidOf(before, field))] };
  const together = { ...fetched, target: { ...fetched.target, entry: whole } };
  return { article: await articleOfPage(together, run), fetched: together };
}

const saidOf = (entry: RawArticle | null, field: Field): RawArticle['candidates'] =>
  (entry?.candidates ?? []).filter((one) => one.field === field);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The page that the record is of; where it is not kept, another look at it. */
async function captureOf({ id, source }: Article, { store }: Pick<SyncRun, 'store'>): Promise<Capture | null> {
  let found: Capture | null = null;
  for await (const capture of store.rawPages(id)) {
    if (found?.sha256 !== source.sha256) found = capture;
  }
  return found;
}

/** An archive without pages does not know who said it: what is missing while the story stays as it was came from the feed. */
function filled(article: Article, known: Article, changed: readonly Field[]): Article {
  if (changed.length === 0 || pageHash(article) !== pageHash(known)) return article;
  const missing = changed.filter((field) => article[field] === null || article[field]?.length === 0);
  return { ...article, ...Object.fromEntries(missing.map((field) => [field, known[field]])) };
}

/** Fields of which the page itself says what it said then. */
async function notTakenBack(
  changed: readonly Field[],
  article: Article,
  known: Article,
  capture: Capture,
  { reader, read }: Pick<SyncRun, 'read' | 'reader'>,
): Promise<Field[]> {
  if (changed.length === 0 || capture.sha256 === article.source.sha256) return [...changed];
  try {
    const alone = await reader.again({ ...capture, entry: JSON.stringify(nothingSeen()) }, known, read);
    return changed.filter((field) => isSame(alone[field], article[field]));
  } catch {
    return [...changed]; // without its feed the page was not an article, so that it was the feed that told
  }
}
