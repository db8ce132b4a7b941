import { InterruptedError } from '../errors.js';
import type { Journal, Unit } from '../journal/index.js';
import { sha256 } from '../shared/sha256.js';
import { makeTarget } from '../source/index.js';
import type { Article, DocumentItem, DocumentItems, Outcome, Target } from '../types.js';

// A run with a journal: each source is replaced by what earlier runs have of it and what is left to do. A document is kept when its
// record was taken by the reader of the outcomes, a list when all of it was, so that a long list or WARC file resumes inside itself.

/** What stands in a unit's `about`. */
interface About {
  /** What its record came from, or what failed. */
  target: Partial<Target>;
  /** It named others: one that comes again is read once in a run. */
  isContainer?: true;
}

/** A unit of this run. */
interface Open {
  source: string;
  key: string;
  target: Target | null;
  isContainer: boolean;
  /** It has an outcome of its own. */
  isGiven: boolean;
  article: Article | null;
  error: unknown;
}

/** Turns the items of a run into what is left of them, and keeps what the run does. */
export class Resumption {
  private readonly open = new WeakMap<DocumentItem, Open>();

  constructor(
    private readonly journal: Journal,
    private readonly seen: { containers: Set<string>; listed: Set<string> },
    private readonly stop: AbortSignal | undefined,
  ) {}

  /** Of each source first what is there, in its order, and what failed in its place; then the source itself if it did not end well. */
  async *sources(items: DocumentItems): AsyncGenerator<DocumentItem> {
    const names = new Names(this.journal);
    for await (const item of items) {
      // Records and broken lines of a list cost nothing to read again.
      if (item.kind !== 'target') {
        yield item;
        continue;
      }
      const source = names.of(item, '');
      const isDone = yield* this.past(source);
      if (isDone) continue;
      this.journal.reopen(source);
      yield this.left(item, source, '');
    }
  }

  /** An item to be read, or what was read of it before and not taken. */
  private left(item: DocumentItem, source: string, key: string): DocumentItem {
    let left = item;
    const target = item.kind === 'article' ? null : item.target;
    const article = item.kind === 'target' && !this.isListed(item.target) ? this.journal.ahead(source, key) : null;
    if (article && target) {
      this.list(target);
      left = { kind: 'article', article, target: { ...target, bytes: null } };
    }
    this.open.set(left, { source, key, target, isContainer: false, isGiven: false, article: null, error: null });
    return left;
  }

  /** Gives true where nothing is left to do. */
  private *past(source: string): Generator<DocumentItem, boolean> {
    let isEnded = false;
    let isWhole = true;
    const lists: Partial<Target>[] = [];
    for (const unit of this.journal.past(source)) {
      if (unit.key === '') isEnded = true;
      const { target, isContainer } = JSON.parse(unit.about) as About;
      if (isContainer) lists.push(target);
      // A page without a record was passed over, as another list has it.
      if (unit.state === 'done') yield* this.replay(unit, target);
      else if (unit.state === 'again' && unit.key !== '')
        yield this.left({ kind: 'target', target: makeTarget(target.ref ?? '', target) }, source, unit.key);
      else isWhole = false;
    }
    const isDone = isEnded && isWhole;
    // The lists of a source that is read once more come again.
    for (const target of isDone ? lists : []) {
      this.list(target);
      if (target.url) this.seen.containers.add(target.url);
    }
    return isDone;
  }

  private *replay({ article, key }: Unit, target: Partial<Target>): Generator<DocumentItem> {
    if (!article) return;
    this.list(target);
    const depth = key === '' ? 0 : 1;
    yield { kind: 'article', article, target: makeTarget(target.ref ?? '', { ...target, depth }) };
  }

  /** Sitemaps of one site overlap: a page is read once in a run. */
  private list({ url = null, isListed }: Partial<Target>): void {
    const page = isListed ? withoutFragment(url) : null;
    if (page !== null) this.seen.listed.add(page);
  }

  private isListed({ url, isListed }: Target): boolean {
    return isListed === true && this.seen.listed.has(withoutFragment(url) ?? '');
  }

  /** What a document holds or names, but for what earlier runs have or `past` asks for again. */
  children(of: DocumentItem, items: DocumentItems): DocumentItems {
    const parent = this.open.get(of);
    if (!parent) return items;
    parent.isContainer = true;
    const names = new Names(this.journal);
    const isKnown = this.journal.has(parent.source);
    const left = function* (this: Resumption, item: DocumentItem): Generator<DocumentItem> {
      const key = names.of(item, `${parent.source} ${parent.key}`);
      const state = isKnown ? this.journal.state(parent.source, key) : null;
      if (state !== 'done' && state !== 'again') yield this.left(item, parent.source, key);
    }.bind(this);
    const all = Array.isArray(items) ? (items as DocumentItem[]).flatMap((item) => [...left(item)]) : each(items, left);
    return items.isAtHand === undefined ? all : Object.assign(all, { isAtHand: items.isAtHand });
  }

  /** A page that cannot be had, in whose place something else stands. */
  failed(item: DocumentItem): void {
    const unit = this.open.get(item);
    if (unit) unit.error = true;
  }

  /** A page is read, and waits for those before it: a kill must not have it fetched again. Files are read again. */
  ahead(item: DocumentItem, outcome: Outcome): void {
    const unit = this.open.get(item);
    if (!unit || !outcome.ok || item.kind !== 'target') return;
    if (item.target.file !== null || item.target.bytes !== null) return;
    this.journal.keepAhead({ ...kept(item, unit), article: outcome.article });
  }

  giving(item: DocumentItem, outcome: Outcome): void {
    const unit = this.open.get(item);
    if (!unit) return;
    if (outcome.ok) unit.article = outcome.article;
    else unit.error = outcome.error;
    unit.isGiven = true;
    if (!(unit.error instanceof InterruptedError)) this.journal.offer(kept(item, unit));
  }

  taken(item: DocumentItem): void {
    const unit = this.open.get(item);
    // An ended run leaves lists in the middle.
    if (!unit || unit.error instanceof InterruptedError || (unit.isContainer && this.stop?.aborted)) return;
    if (unit.isGiven) this.journal.taken();
    else this.journal.keep(kept(item, unit));
  }
}

async function* each(
  items: DocumentItems,
  left: (item: DocumentItem) => Iterable<DocumentItem>,
): AsyncGenerator<DocumentItem> {
  for await (const item of items) yield* left(item);
}

function kept(item: DocumentItem, { source, key, target, isContainer, ...unit }: Open): Unit {
  // Bytes of a WARC record, and broken entries, are only to be had with all of their source.
  const isAlone = item.kind === 'target' && item.target.bytes === null;
  const state = unit.error === null ? 'done' : isAlone ? 'again' : 'failed';
  const { ref, url, isListed } = target ?? makeTarget('');
  const about: About = {
    target: target && state === 'again' ? target : { ref, url, ...(isListed ? { isListed } : {}) },
    ...(isContainer ? { isContainer } : {}),
  };
  const article = state === 'done' ? unit.article : null;
  return { source, key, state, article, isNew: false, about: JSON.stringify(about) };
}

/** A page's address without its place in the page. */
export const withoutFragment = (url: string | null): string | null => url?.replace(/#.*$/, '') ?? null;

/** Hexadecimal digits that a number holds whole. */
const countedDigits = 12;
const keyDigits = 32;

/** Names of the items of one list that are the same with each run: what comes twice has two. */
class Names {
  private readonly counts = new Map<number, number>();
  private captures = 0;

  constructor(private readonly journal: Journal) {}

  of(item: DocumentItem, above: string): string {
    const name = `${above}\n${this.nameOf(item)}`;
    // Millions of addresses are counted by a digest of each.
    const digest = Number.parseInt(sha256(name).slice(0, countedDigits), 16);
    const count = this.counts.get(digest) ?? 0;
    if (item.kind !== 'target' || !item.target.capture) this.counts.set(digest, count + 1);
    return sha256(`${name}\n${count}`).slice(0, keyDigits);
  }

  private nameOf(item: DocumentItem): string {
    if (item.kind === 'article') return `article ${item.article.id}`;
    if (item.kind === 'failure') return `failure ${item.target.ref} ${String(item.error)}`;
    const { ref, url, file, bytes, contentType, isFound, capture } = item.target;
    // The records of a WARC file are counted, as there may be millions, and one address may come often.
    if (capture) return `record ${this.captures++} ${url} ${capture.fetchedAt} ${bytes?.length}`;
    const content = bytes ? sha256(bytes) : file === null ? '' : `${file} ${this.journal.stampOf(file)}`;
    return JSON.stringify(['target', ref, url, content, contentType, isFound]);
  }
}
