import { sha256 } from '../shared/sha256.js';

/** What makes two records the same story on every machine, the strongest known first. */
export interface Identity {
  canonicalUrl: string | null;
  feedUrl: string | null;
  guid: string | null;
  headline: string | null;
  body: string;
}

/** 16 hex digits of SHA-256 over the canonical URL, else feed and guid, else the content. */
export function articleId({ canonicalUrl, feedUrl, guid, headline, body }: Identity): string {
  const key = canonicalUrl ?? (guid ? `${feedUrl ?? ''}\n${guid}` : `${headline ?? ''}\n\n${body}`);
  return sha256(key).slice(0, 16);
}
