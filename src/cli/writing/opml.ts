import { formatOpml } from '../../opml/index.js';

/** Feeds as other readers take them. */
export function opmlOf(
  title: string,
  sources: readonly { url: string; title: string | null; siteUrl: string | null; tags?: string[] }[],
  now: number,
): string {
  const feeds = sources.map(({ url, title, siteUrl, tags = [] }) => ({ url, title, htmlUrl: siteUrl, tags }));
  return formatOpml({ title, dateModified: new Date(now).toISOString(), feeds });
}

/** What the list of followed sources is called. */
export const followedTitle = 'Followed by wirecopy';
