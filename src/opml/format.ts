import { escapeXml, withoutXmlControls } from '../shared/xml-entities.js';

export interface OpmlOutput {
  title: string;
  /** ISO instant. */
  dateModified: string | null;
  feeds: readonly { url: string; title: string | null; htmlUrl?: string | null; tags?: readonly string[] }[];
}

/** OPML 2.0. Feeds stand in the folder of their first tag; all tags are in `category`. */
export function formatOpml({ title, dateModified, feeds }: OpmlOutput): string {
  const folders = new Map<string, string[]>();
  for (const feed of feeds) {
    const folder = feed.tags?.[0] ?? '';
    const lines = folders.get(folder) ?? [];
    lines.push(outlineOf(feed));
    folders.set(folder, lines);
  }
  const body = [...folders].flatMap(([folder, lines]) => {
    if (folder === '') return lines.map((line) => `    ${line}`);
    const name = attribute(folder);
    return [`    <outline text="${name}" title="${name}">`, ...lines.map((line) => `      ${line}`), '    </outline>'];
  });
  const modified = dateModified ? [`    <dateModified>${new Date(dateModified).toUTCString()}</dateModified>`] : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${attribute(title)}</title>`,
    ...modified,
    '  </head>',
    '  <body>',
    ...body,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function outlineOf(feed: OpmlOutput['feeds'][number]): string {
  const name = attribute(feed.title ?? feed.url);
  const parts = [`type="rss"`, `text="${name}"`, `title="${name}"`, `xmlUrl="${attribute(feed.url)}"`];
  if (feed.htmlUrl) parts.push(`htmlUrl="${attribute(feed.htmlUrl)}"`);
  // A comma or slash inside a tag would part it.
  const category = (feed.tags ?? []).map((tag) => tag.replace(/[,/]/g, ' ')).join(',');
  if (category) parts.push(`category="${attribute(category)}"`);
  return `<outline ${parts.join(' ')}/>`;
}

function attribute(text: string): string {
  return escapeXml(withoutXmlControls(text).replace(/\s+/g, ' '));
}
