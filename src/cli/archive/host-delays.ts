import type { Store } from '../../store/index.js';

/** The longest delay that sources ask for, by host as the fetcher names it. */
export async function hostDelays(store: Store): Promise<Record<string, number>> {
  const delays: Record<string, number> = {};
  for (const { url, delayMs } of await store.sources.delays()) {
    const { host } = new URL(url);
    delays[host] = Math.max(delayMs, delays[host] ?? 0);
  }
  return delays;
}
