import { portablePart } from '../shared/file-names.js';
import type { Article } from '../types.js';

/** Characters of one placeholder. */
const longestPart = 80;
/** File systems take names of 255 bytes; an id and a number may still be put behind it. */
const longestNameBytes = 220;

const parts: Record<string, (article: Article) => string | null> = {
  id: (a) => a.id,
  date: (a) => a.date?.slice(0, 10) ?? 'undated',
  year: (a) => a.date?.slice(0, 4) ?? 'undated',
  month: (a) => a.date?.slice(5, 7) ?? 'undated',
  slug: (a) => a.headline ?? a.id,
  headline: (a) => a.headline ?? a.id,
  language: (a) => a.language,
  publisher: (a) => a.publisher?.name ?? null,
  host: (a) => hostOf(a.canonicalUrl ?? a.url),
};

/**
 * Fills `{date}-{slug}.json`. A placeholder's value never makes a folder, a hidden file or a way up: all but letters and
 * digits become hyphens. Slashes of the template itself do make folders. No part is the name of a device. Null for a placeholder
 * that is not known.
 */
export function fileNameOf(
  template: string,
  article: Article,
  platform: NodeJS.Platform = process.platform,
): string | null {
  let isKnown = true;
  const name = template.replace(/\{([^{}]*)\}/g, (_whole, key: string) => {
    const read = Object.hasOwn(parts, key) ? parts[key] : undefined;
    if (!read) isKnown = false;
    return slug(read?.(article) ?? 'none', key === 'date' || key === 'id' || key === 'language');
  });
  const slashes = platform === 'win32' ? /[\\/]/ : /\//;
  const portable = (part: string): string => portablePart(cutToBytes(part), platform);
  return isKnown ? name.split(slashes).map(portable).join('/') : null;
}

/** Cut between characters, as a reader sees them; the extension stays. */
function cutToBytes(name: string): string {
  if (Buffer.byteLength(name) <= longestNameBytes) return name;
  const extension = /\.[a-z0-9.]{1,12}$/i.exec(name)?.[0] ?? '';
  let kept = '';
  let left = longestNameBytes - Buffer.byteLength(extension);
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)) {
    left -= Buffer.byteLength(segment);
    if (left < 0) break;
    kept += segment;
  }
  return kept.replace(/[-.\s]+$/, '') + extension;
}

function slug(text: string, keepsCase: boolean): string {
  const cleaned = text
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const short = [...cleaned]
    .slice(0, longestPart)
    .join('')
    .replace(/^-+|-+$/g, '');
  return (keepsCase ? short : short.toLowerCase()) || 'none';
}

function hostOf(url: string | null): string | null {
  return url ? new URL(url).hostname : null;
}
