import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { FileError, messageOf, UsageError } from '../../errors.js';
import { fileNameOf, type Formatter, goalOf, openOutputFile } from '../../output/index.js';
import { forbiddenSign } from '../../shared/file-names.js';
import { makeFolder } from '../../shared/make-folder.js';
import { reasonOf } from '../../shared/system-reason.js';
import type { Article } from '../../types.js';
import type { Writer } from './writer.js';

/** One file a record. Two stories never share a file: neither of this run, nor of an earlier one. */
export function folderWriter(folder: string, template: string, formatter: Formatter, part?: string): Writer {
  checkWritable(folder);
  const taken = new Set<string>();
  return {
    article: async (article) => {
      const name = fileNameOf(template, article);
      if (name === null) throw new UsageError(`--name ${template} has a placeholder that is not known`);
      if (!isFileName(name)) throw new UsageError(`--name '${template}' does not name a file in the folder`);
      const text = (formatter.head?.() ?? '') + formatter.article(article, 0) + (formatter.tail?.(1) ?? '');
      const file = prepared(path.join(folder, name), article, text, taken);
      const goal = goalOf(file);
      if (goal.kind !== 'file') throw new FileError(`${file} is not a regular file: --output-dir does not write to it`);
      // A run that goes on finds here what the one before wrote.
      if (holds(file, text)) return;
      const output = openOutputFile(goal, part);
      try {
        output.write(text);
        output.commit();
      } finally {
        output.discard();
      }
    },
    finish: async () => null,
    end: async () => undefined,
    discard: () => undefined,
    isClosed: () => false,
    replaces: false,
    isReading: false,
  };
}

/** Said before anything is asked for, as the records of a long run would have no place. */
function checkWritable(folder: string): void {
  let place = path.resolve(folder);
  while (!existsSync(place) && place !== path.dirname(place)) place = path.dirname(place);
  try {
    if (!statSync(place).isDirectory()) throw new FileError(`${folder} cannot be written to: ${place} is not a folder`);
    accessSync(place, constants.W_OK);
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    throw new FileError(`${folder} cannot be written to: ${reasonOf(cause)}`, { cause });
  }
}

/** Neither empty nor a folder's: a number put behind such a name would lead out of the folder. */
export const isFileName = (name: string): boolean => !/(?:^|[\\/])\.{0,2}$/.test(name);

/** Throws UsageError where a template of names has a sign that the system takes in none. */
export function checkNameSigns(template: string, platform: NodeJS.Platform = process.platform): void {
  const sign = platform === 'win32' ? forbiddenSign(template.replace(/\{[^{}]*\}/g, '')) : null;
  if (sign !== null) throw new UsageError(`--name '${template}': Windows takes no ${sign} in the name of a file`);
}

/** A name that is free, in a folder that is there. */
function prepared(goal: string, article: Article, text: string, taken: Set<string>): string {
  try {
    makeFolder(path.dirname(goal));
    return freeName(goal, article, text, taken);
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    throw new FileError(`${goal} cannot be written: ${reasonOf(cause)}`, { cause });
  }
}

/** The name itself, else with the story's id, else with a number: the first that is nobody else's. */
function freeName(goal: string, article: Article, text: string, taken: Set<string>): string {
  const extension = path.extname(goal);
  const stem = goal.slice(0, goal.length - extension.length);
  for (let n = 0; ; n++) {
    const name = n === 0 ? goal : `${stem}-${article.id}${n === 1 ? '' : `-${n}`}${extension}`;
    // File systems of macOS and Windows take these for one name.
    const key = name.normalize('NFC').toLowerCase();
    if (taken.has(key) || (isAnothers(name, article) && !holds(name, text))) continue;
    taken.add(key);
    return name;
  }
}

/** Bytes of a file in which the id or address of its story stands, if it is one of ours. */
const lookedAt = 262_144;

/** Whether a file of an earlier run holds another story: the same story's file is brought up to date. */
function isAnothers(file: string, article: Article): boolean {
  const found = statOf(file);
  if (!found?.isFile() || found.size === 0) return false;
  const descriptor = openSync(file, 'r');
  try {
    const head = Buffer.alloc(Math.min(lookedAt, found.size));
    return !isOf(head.subarray(0, readSync(descriptor, head, 0, head.length, 0)).toString('utf8'), article);
  } finally {
    closeSync(descriptor);
  }
}

/** Whether this very text stands there: the story's own file, also where neither its id nor its address is in it. */
function holds(file: string, text: string): boolean {
  const size = statOf(file)?.size;
  return size !== undefined && size === Buffer.byteLength(text) && readFileSync(file).equals(Buffer.from(text));
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (cause) {
    const isBelowFile = cause instanceof Error && 'code' in cause && cause.code === 'ENOTDIR';
    throw new FileError(`${file} cannot be written: ${isBelowFile ? 'a part of it is a file' : messageOf(cause)}`, {
      cause,
    });
  }
}

/** By its id, else by the first address of the story's site: those behind it are links to other stories. */
function isOf(text: string, { id, url, canonicalUrl }: Article): boolean {
  if (text.includes(id)) return true;
  const own = [canonicalUrl, url].filter((one) => one !== null && URL.canParse(one)) as string[];
  const hosts = new Set(own.map((one) => new URL(one).host));
  for (const [address] of text.matchAll(/https?:\/\/[^\s"'<>)\]\\]+/g)) {
    const found = URL.canParse(address) ? new URL(address) : null;
    if (found && hosts.has(found.host) && found.pathname !== '/') return own.includes(address);
  }
  return false;
}
