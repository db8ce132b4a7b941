import { formatOpml } from '../../opml/index.js';

/** Feeds as other readers take them. */
export function opmlOf(
  title: string,
  sources: readonly {
    url: string;
    title: string | null;
    siteUrl: string | null;
    tags?: string[];
    folder?: string | null;
    note?: string | null;
  }[],
  now: number,
): string {
  // Headers may be secrets and stay here.
  const feeds = sources.map(({ url, title, siteUrl, tags = [], folder = null, note = null }) => {
    return { url, title, htmlUrl: siteUrl, tags, folder, note };
  });
  return formatOpml({ title, dateModified: new Date(now).toISOString(), feeds });
}

/** What the list of followed sources is called. */
export const followedTitle = 'Followed by wirecopy';
