import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { TooLargeError } from '../../../errors.js';
import type { ReadOptions } from '../../../options.js';
import { opensSitemap } from '../../../fetch/index.js';
import { itemsFromWarc, recordFromLine } from '../../../read/index.js';
import { nameFromDisk, onDisk, shownName } from '../../../shared/disk-names.js';
import { isWarcHead, warcHeadLength } from '../../../shared/warc-stream.js';
import { withoutPasswords } from '../../../shared/without-password.js';
import {
  makeTarget,
  recogniseStandardInput,
  startOfLine,
  targetFromLine,
  targetFromName,
} from '../../../source/index.js';
import type { DocumentItem, Target } from '../../../types.js';
import type { Context } from '../../context.js';

/** What goes for all sources. */
export interface Given {
  url: string | null;
  maxBytes: number;
  maxSitemapBytes: number;
  bodyForm: ReadOptions['bodyForm'];
  /** Files that the run writes: in a folder they are passed over. */
  own: ReadonlySet<string>;
}

/** Files that the run itself writes: in a folder that is read they are not sources. */
export function ownFiles(...names: readonly (string | undefined)[]): ReadonlySet<string> {
  const given = names.filter((name) => name !== undefined);
  // Any may be a database; what SQLite keeps beside one is named so.
  return new Set(given.flatMap((name) => ['', '-wal', '-shm', '-journal'].map((end) => path.resolve(name + end))));
}

/** The sources of a command line in order; `-` is read in its place. A bad line of a list is a failure, not the end. */
export async function* itemsFromSources(
  sources: string[],
  options: Given,
  context: Context,
): AsyncGenerator<DocumentItem> {
  for (const source of sources) {
    if (source === '-') yield* standardInput(options, context);
    else yield* inFolders(itemFromArgument(source, sources.length === 1, options.url), options.own);
  }
}

/** One wrong name among several is one failure, as in a list; alone it is wrong usage. */
function itemFromArgument(source: string, isOnly: boolean, url: string | null): DocumentItem {
  try {
    return { kind: 'target', target: withUrl(targetFromName(source, isFile), url) };
  } catch (error) {
    if (isOnly) throw error;
    return { kind: 'failure', error, target: makeTarget(withoutPasswords(source)) };
  }
}

/** A folder stands for the files in it and below, by name; hidden ones are left out. */
async function* inFolders(item: DocumentItem, own: ReadonlySet<string>): AsyncGenerator<DocumentItem> {
  const file = item.kind === 'target' ? item.target.file : null;
  if (file === null || !statSync(file, { throwIfNoEntry: false })?.isDirectory()) yield item;
  else {
    for await (const name of filesBelow(file)) {
      if (!own.has(path.resolve(name))) yield { kind: 'target', target: makeTarget(shownName(name), { file: name }) };
    }
  }
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const found = await readdir(onDisk(folder), { withFileTypes: true, encoding: 'buffer' });
  const entries = found.map((entry) => ({ entry, own: nameFromDisk(entry.name) }));
  for (const { entry, own } of entries.sort((one, two) => (one.own < two.own ? -1 : 1))) {
    const name = path.join(folder, own);
    if (own.startsWith('.')) continue;
    // A link to a folder may lead back up; one that leads nowhere is said.
    if (entry.isDirectory()) yield* filesBelow(name);
    else if (entry.isFile() || (entry.isSymbolicLink() && mayBeFile(name))) yield name;
  }
}

function mayBeFile(name: string): boolean {
  try {
    return statSync(onDisk(name)).isFile();
  } catch {
    return true; // who reads it says what is wrong
  }
}

function withUrl(target: Target, url: string | null): Target {
  return url && !target.url ? { ...target, url } : target;
}

function isFile(path: string): boolean {
  // No system has longer names; asked about one, it fails instead of saying no.
  return path.length <= 4_096 && statSync(path, { throwIfNoEntry: false }) !== undefined;
}

async function* standardInput(options: Given, context: Context): AsyncGenerator<DocumentItem> {
  const input = await recogniseStandardInput(context.stdin as AsyncIterable<Uint8Array>, isFile);
  if (input.kind === 'list') {
    for await (const line of input.lines) yield* inFolders(await itemFromLine(line, options.bodyForm), options.own);
    return;
  }
  const target = makeTarget('-', { url: options.url });
  try {
    const { head, chunks } = await peek(input.chunks);
    if (isWarcHead(head)) {
      yield* itemsFromWarc(chunks, target, options.maxBytes);
      return;
    }
    const bytes = await readAll(chunks, options);
    yield { kind: 'target', target: { ...target, bytes } };
  } catch (error) {
    yield { kind: 'failure', error, target };
  }
}

async function itemFromLine(line: string, form: ReadOptions['bodyForm']): Promise<DocumentItem> {
  try {
    const record = await recordFromLine(line, form);
    if (record) return { kind: 'article', article: record };
    return { kind: 'target', target: targetFromLine(line, isFile) };
  } catch (error) {
    return {
      kind: 'failure',
      error,
      target: makeTarget(line.length > 1_000 ? startOfLine(line) : withoutPasswords(line.trim())),
    };
  }
}

/** The first bytes of a stream, and all of it. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; chunks: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let isEnded = false;
  while (head.length < warcHeadLength && !isEnded) {
    const next = await iterator.next();
    if (next.done) isEnded = true;
    else head = Buffer.concat([head, next.value]);
  }
  const chunks = (async function* () {
    yield head as Uint8Array;
    if (isEnded) return;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  return { head, chunks };
}

/** Of a sitemap no more than may be read. */
async function readAll(chunks: AsyncIterable<Uint8Array>, { maxBytes, maxSitemapBytes }: Given): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isSitemap = false;
  for await (const chunk of chunks) {
    size += chunk.length;
    parts.push(chunk);
    isSitemap ||= size > maxBytes && opensSitemap(parts);
    if (size > maxBytes && !isSitemap)
      throw new TooLargeError(`standard input is larger than ${maxBytes} bytes (--max-bytes)`);
    if (size > maxBytes && size > maxSitemapBytes) break;
  }
  return Buffer.concat(parts);
}
