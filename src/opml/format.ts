import { escapeHtml } from '../shared/escape-html.js';
import { withoutXmlControls } from '../shared/xml-entities.js';
import { categoryOf } from './category.js';

export interface OpmlOutput {
  title: string;
  /** ISO instant. */
  dateModified: string | null;
  feeds: readonly {
    url: string;
    title: string | null;
    htmlUrl?: string | null;
    tags?: readonly string[];
    /** Names of folders, the outer one first, with slashes between them. */
    folder?: string | null;
    note?: string | null;
  }[];
}

/** OPML 2.0. Feeds stand in the outlines of their folders, tags in `category`, notes in `description`. */
export function formatOpml({ title, dateModified, feeds }: OpmlOutput): string {
  const root = newFolder('');
  for (const feed of feeds) {
    const folders = (feed.folder ?? '').split('/').filter((name) => name.trim() !== '');
    folderOf(root, folders.slice(0, maxFolders)).content.push(outlineOf(feed, folders));
  }
  const modified = dateModified ? [`    <dateModified>${new Date(dateModified).toUTCString()}</dateModified>`] : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${attribute(title)}</title>`,
    ...modified,
    '  </head>',
    '  <body>',
    ...linesOf(root, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

/** As deep as folders are read. */
const maxFolders = 20;

interface Folder {
  name: string;
  /** Outlines as lines, and folders, in the order in which they came. */
  content: (string | Folder)[];
  folders: Map<string, Folder>;
}

const newFolder = (name: string): Folder => ({ name, content: [], folders: new Map() });

function folderOf(root: Folder, path: readonly string[]): Folder {
  let at = root;
  for (const name of path) {
    let inner = at.folders.get(name);
    if (!inner) {
      inner = newFolder(name);
      at.folders.set(name, inner);
      at.content.push(inner);
    }
    at = inner;
  }
  return at;
}

function linesOf({ content }: Folder, indent: string): string[] {
  return content.flatMap((one) => {
    if (typeof one === 'string') return [indent + one];
    const name = attribute(one.name);
    return [`${indent}<outline text="${name}" title="${name}">`, ...linesOf(one, `${indent}  `), `${indent}</outline>`];
  });
}

function outlineOf(feed: OpmlOutput['feeds'][number], folders: readonly string[]): string {
  // `text` must be there; the address alone says that no title is known.
  const title = feed.title === null ? [] : [`title="${attribute(feed.title)}"`];
  const name = attribute(feed.title ?? feed.url);
  const parts = [`type="rss"`, `text="${name}"`, ...title, `xmlUrl="${attribute(feed.url)}"`];
  if (feed.htmlUrl) parts.push(`htmlUrl="${attribute(feed.htmlUrl)}"`);
  if (feed.note) parts.push(`description="${lines(feed.note)}"`);
  const category = categoryOf(feed.tags ?? []);
  // Without it the folders are the tags, as in lists of readers that know no tags: an empty one says that there are none.
  if (category !== '' || folders.length > 0) parts.push(`category="${attribute(category)}"`);
  return `<outline ${parts.join(' ')}/>`;
}

/** Attributes have no line breaks but those that are written as references. */
const lines = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map(attribute)
    .join('&#10;');

function attribute(text: string): string {
  return escapeHtml(withoutXmlControls(text).replace(/\s+/g, ' '));
}
