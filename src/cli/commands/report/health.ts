import { bareHost } from '../../../shared/address-key.js';
import type { ReportData } from '../../../report/index.js';
import { withoutPassword } from '../../../shared/without-password.js';
import { hostOf, type Store } from '../../../store/index.js';
import { troublesOf } from '../../../sync/index.js';

/** What is wrong with the followed sources by what polls left behind; of one source, where the report is. */
export async function healthOf(store: Store, source: string | null, now: number): Promise<ReportData['health']> {
  const followed = (await store.sources.all()).filter(({ url }) => isOf(url, source));
  const pages = await store.sources.troubledPages();
  const troubles = followed.flatMap((one) =>
    troublesOf(one, pages.get(one.url), now).map(({ kind, since, message }) => {
      const url = withoutPassword(one.url);
      return { url, title: one.title, kind, since, message: message.replaceAll(one.url, url) };
    }),
  );
  return { followed: followed.length, troubles };
}

/** A name that is neither an address nor a host is a publisher's: then nothing tells which feed is its own. */
function isOf(url: string, source: string | null): boolean {
  if (source === null || !source.includes('.')) return true;
  const host = hostOf(url);
  const wanted = bareHost(source);
  return url === source || host === wanted || host.endsWith(`.${wanted}`);
}
