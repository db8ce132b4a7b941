import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchedFrom } from '../eval/predict.mjs';

/** Reads pages with one copy of dist. */
export async function makeReader(dist) {
  const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
  const { readDocument } = await load('read/index.js');
  const { makeTarget } = await load('source/index.js');
  const { readDefaults } = await load('options.js');
  return async ({ url, readBytes }) => {
    const fetched = {
      ...fetchedFrom(readBytes(), url, makeTarget(url, { url }), null),
      fetchedAt: '2026-11-01T12:00:00Z',
    };
    try {
      for await (const item of await readDocument(fetched, readDefaults))
        if (item.kind === 'article') return { article: item.article, error: null };
      return { article: null, error: 'nothing' };
    } catch (error) {
      return { article: null, error: error.code ? `${error.code}/${error.reason ?? ''}` : `CRASH ${error.message}` };
    }
  };
}
