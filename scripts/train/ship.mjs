// Where trained models go: the shipped one to src/ and dist/, and beside it the models of the folds, each of which saw no page of
// its fold's publishers, to .eval/folds/<k>/models/: `npm run eval -- --folds` judges the whole pipeline with them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageSets, readTruth } from '../sets.mjs';
import { foldCount, root } from './corpus.mjs';

/** Every learned part, as a path below src/ and dist/. */
export const modelFiles = [
  'extract/body/body.model.json',
  'extract/body/listing.model.json',
  'extract/body/other-page.model.json',
  'normalise/headline.model.json',
  'normalise/authors.model.json',
  'normalise/tags.model.json',
  'normalise/date.model.json',
];

/** Learned from what the others answer, so that it is none of those that must be there before. */
export const qualityFile = 'normalise/quality.model.json';

export const foldsRoot = path.join(root, '.eval/folds');
export const foldModelFile = (fold, file) => path.join(foldsRoot, String(fold), 'models', file);

/** What a model answers, without its figures: models of folds name the shipped one that they were trained with. */
export function stampOf({ bias, threshold, feature, leaf, cut, cuts, ...rest }) {
  const { body, headline, date, authors } = rest;
  if (body) return digestOf([body, headline, date, authors].map(stampOf));
  return createHash('sha256')
    .update(JSON.stringify([bias, threshold, feature, leaf, cut, cuts]))
    .digest('hex')
    .slice(0, 16);
}

const digestOf = (texts) => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 16);
};

/** The form of the model files; a reader of another form must not take them. */
const formVersion = 3;

/** The code that a model's features may come from. */
export function codeStamp() {
  const folders = ['extract', 'normalise', 'shared', 'text-page'].map((name) => path.join(root, 'src', name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
  return digestOf(files.map((file) => readFileSync(file)));
}

/** What a model was made from. */
const origin = () => ({
  version: formVersion,
  code: codeStamp(),
  data: digestOf(pageSets.map((set) => JSON.stringify(readTruth(set)))),
});

/** Writes a shipped model into src and dist, with the stamps of the code and the pages that made it. */
export function writeModel(file, packed) {
  const text = `${JSON.stringify({ made: origin(), ...packed }, null, 1)}\n`;
  for (const folder of ['src', 'dist']) writeFileSync(path.join(root, folder, file), text);
}

/** `models` holds one packed model a fold. */
export function shipModel(file, packed, models) {
  writeModel(file, packed);
  const shipped = stampOf(packed);
  for (let fold = 0; fold < foldCount; fold++) {
    const target = foldModelFile(fold, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `${JSON.stringify({ shipped, ...models[fold] })}\n`);
  }
}

/** Shipped models that other code than today's has made. */
export function agedModels() {
  const code = codeStamp();
  return [...modelFiles, qualityFile].filter(
    (file) => JSON.parse(readFileSync(path.join(root, 'dist', file), 'utf8')).made?.code !== code,
  );
}

/** Models of folds that are missing, or that were trained with another shipped model than the one in dist. */
export function staleModels(files = modelFiles) {
  return files.filter((file) => {
    const shipped = stampOf(JSON.parse(readFileSync(path.join(root, 'dist', file), 'utf8')));
    return Array.from({ length: foldCount }, (_, fold) => foldModelFile(fold, file)).some(
      (its) => !existsSync(its) || JSON.parse(readFileSync(its, 'utf8')).shipped !== shipped,
    );
  });
}
