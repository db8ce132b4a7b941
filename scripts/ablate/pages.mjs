// The pages that a switched-off place is judged on, and how right a record is on each.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { predictionOf } from '../eval/predict.mjs';
import { contaminatedSets, corpusRoot, hasCorpus, isOutOfSight, pageSets } from '../sets.mjs';

const load = async (file) => (hasCorpus() ? import(pathToFileURL(path.join(corpusRoot, file)).href) : {});
const { readPageBytes, selectTruth } = await load('lib.mjs');
const { pageScore, scorePages } = await load('score.mjs');

/** What a page is scored by; `refused`: an article that has a record, a page of another kind that has none. */
export const fields = ['body', 'segments', 'headline', 'date', 'authors', 'tags', 'refused'];

/** Pages of the sets, so many of each publisher, and every page of the folders of cases, whose records are compared with what they were. */
export function readPages(caseFolders, perPublisher) {
  const ofSets = pageSets.flatMap((set) => {
    const counts = new Map();
    return pagesOfSet(set).filter(({ domain }) => {
      const count = (counts.get(domain) ?? 0) + 1;
      counts.set(domain, count);
      return count <= perPublisher;
    });
  });
  return [...ofSets, ...caseFolders.flatMap(pagesOfCases)];
}

function pagesOfSet(set) {
  const folder = path.join(corpusRoot, set);
  return selectTruth(folder, 'dev').map((record) => ({
    set,
    group: contaminatedSets.includes(set) ? 'contaminated' : isOutOfSight(set, record) ? 'out of sight' : 'later',
    domain: record.domain,
    url: record.url,
    truth: record,
    readBytes: () => readPageBytes(folder, record),
  }));
}

function pagesOfCases(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.html?$/.test(file))
    .map((file) => {
      const full = path.join(root, file);
      return {
        set: 'cases',
        group: 'cases',
        domain: path.dirname(full),
        url: urlOfCase(path.join(path.dirname(full), 'case.json')),
        truth: null,
        readBytes: () => readFileSync(full),
      };
    });
}

function urlOfCase(file) {
  try {
    const { url, command = '' } = JSON.parse(readFileSync(file, 'utf8'));
    return url ?? /--url (\S+)/.exec(command)?.[1] ?? 'https://news.example/story';
  } catch (error) {
    if (error.code === 'ENOENT') return 'https://news.example/story';
    throw error;
  }
}

export const textOfResult = ({ article, error }) => (article ? JSON.stringify(article) : error);

/** One number a field from 0 to 1; a field without truth has none. Cases have no truth. */
export function scoresOf({ set, truth }, { article, error }) {
  if (set === 'cases') return {};
  const isStory = set !== 'wcxb-other';
  const mayBeStory = !['listing', 'collection'].includes(truth.pageType);
  const refused = isStory
    ? Number(!error)
    : mayBeStory
      ? Number(error !== null || article.kind === 'page')
      : Number(error !== null);
  if (!isStory) return { refused };
  const id = truth.id;
  const [row] = scorePages([truth], new Map([[id, predictionOf(id, article)]]));
  const scores = { refused };
  for (const field of fields) {
    const score = pageScore[field]?.(row);
    if (typeof score === 'number' && (field !== 'segments' || truth.with.length > 0)) scores[field] = score;
  }
  return scores;
}
