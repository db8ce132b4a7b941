import { parseLooseJson } from '../shared/loose-json.js';

/** Levels of a graph that are looked into; a feed stands near the top. */
const maxDepth = 8;
const feedTypes = /^(DataFeed|WebFeed|CompleteDataFeed)$/;

/** Feeds that schema.org data name: `webFeed`, and `url` or `contentUrl` of a DataFeed. Never throws. */
export function feedsOfJsonLd(text: string): { url: string; label: string | null }[] {
  const value = parseLooseJson(text);
  const found: { url: string; label: string | null }[] = [];
  const stack: { node: unknown; depth: number }[] = [{ node: value, depth: 0 }];
  for (let next = stack.pop(); next && found.length < 50; next = stack.pop()) {
    const { node, depth } = next;
    if (typeof node !== 'object' || node === null || depth > maxDepth) continue;
    for (const child of Object.values(node).reverse()) stack.push({ node: child, depth: depth + 1 });
    if (!Array.isArray(node)) found.push(...feedsOf(node as Record<string, unknown>));
  }
  return found;
}

function feedsOf(node: Record<string, unknown>): { url: string; label: string | null }[] {
  const label = typeof node.name === 'string' ? node.name : null;
  const types = [node['@type']].flat();
  const isFeed = types.some((type) => typeof type === 'string' && feedTypes.test(type));
  const addresses = [node.webFeed, ...(isFeed ? [node.url, node.contentUrl] : [])].flat();
  return addresses.flatMap((url) => (typeof url === 'string' && url !== '' ? [{ url, label }] : []));
}
