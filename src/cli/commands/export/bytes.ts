import { type Capture, emptyQuery, type Query, type Store } from '../../../store/index.js';
import { version } from '../../../version.js';
import { openWarcWriter } from '../../../warc/index.js';
import type { ByteOutput } from '../../writing/byte-output.js';
import type { Context } from '../../context.js';
import { followedTitle, opmlOf } from '../../writing/opml.js';

/** The followed sources as other feed readers take them. */
export async function exportOpml(
  title: string | undefined,
  store: Store,
  output: ByteOutput,
  context: Context,
): Promise<void> {
  await output.write(opmlOf(title ?? followedTitle, await store.sources.all(), context.now()));
}

/** The pages as received: of all articles in the order in which they came, or of those that a query finds. */
export async function exportWarc(
  query: Query,
  store: Store,
  output: ByteOutput,
  { isPacked, context }: { isPacked: boolean; context: Context },
): Promise<void> {
  const writer = openWarcWriter({ isPacked });
  await output.write(writer.info(`wirecopy/${version}`, new Date(context.now()).toISOString()));
  for await (const page of pagesOf(query, store)) {
    await output.write(writer.page({ ...page, isShared: page.copies > 1 }));
    if (output.isClosed() || context.stop.aborted) return;
  }
}

async function* pagesOf(query: Query, store: Store): AsyncGenerator<Capture> {
  const isAll = JSON.stringify(query) === JSON.stringify(emptyQuery);
  if (isAll) return yield* store.rawPages(null);
  for await (const { article } of store.list(query)) yield* store.rawPages(article.id);
}
