// Which runs of a page are its truth's body: 1 yes, 0 no, -1 left out of training.

const tokensOf = (text) => text.normalize('NFC').match(/[\p{L}\p{N}_]+/gu) ?? [];
const folded = (text) => text.replace(/\s+/gu, ' ').trim();
/** Occurrences of one piece that are looked at. */
const maxPlaces = 12;

export function labelRuns(texts, record) {
  if (record.body?.length > 0) return labelByBody(texts, record.body);
  if (record.with) return labelBySegments(texts, record);
  return null;
}

/** Characters of paragraphs beside the last one of a truth and behind it, from which on the truth was cut. */
const cutLength = 700;

/** A truth that stops amid its story (as truths of some long pages do) says nothing of what follows: left out of training. */
export function leaveCutEnd(labels, runs) {
  const last = labels.lastIndexOf(1);
  if (last < 0) return;
  const isBeside = (run) => run.block?.parent === runs[last].block?.parent && run.text.length > 120;
  const rest = runs.slice(last + 1).filter(isBeside);
  if (rest.reduce((sum, run) => sum + run.text.length, 0) > cutLength) labels.fill(-1, last + 1);
}

function labelBySegments(texts, record) {
  const labels = new Int8Array(texts.length).fill(-1);
  const wanted = record.with.map(folded).filter((text) => text.length > 3);
  const unwanted = record.without.map(folded).filter((text) => text.length > 3);
  const holds = (text, segment) => text.includes(segment) || (text.length >= 12 && segment.includes(text));
  for (let i = 0; i < texts.length; i++) {
    if (unwanted.some((segment) => holds(texts[i], segment))) labels[i] = 0;
    if (wanted.some((segment) => holds(texts[i], segment))) labels[i] = 1;
  }
  return { labels, factor: new Float32Array(texts.length).fill(1) };
}

function labelByBody(texts, body) {
  const truth = [];
  const optional = [];
  for (const block of body) {
    const text = typeof block === 'string' ? block : (block.h ?? block.s ?? '');
    for (const token of tokensOf(text)) {
      truth.push(token);
      optional.push(typeof block !== 'string' && block.s !== undefined);
    }
  }
  const index = indexPieces(truth);
  const candidates = texts.map((text) => candidateOf(tokensOf(text), index));
  const chain = heaviestChain(candidates, truth.length);
  const labels = new Int8Array(texts.length);
  const factor = new Float32Array(texts.length).fill(1);
  for (let i = 0; i < texts.length; i++) {
    const candidate = candidates[i];
    const place = chain[i];
    if (place >= 0) {
      labels[i] = 1;
      if (optional[place]) factor[i] = 0.3;
    } else if ((candidate.places.length > 0 && candidate.weight >= 8) || candidate.isPartial) labels[i] = -1;
  }
  return { labels, factor };
}

function indexPieces(truth) {
  const grams = new Map();
  const single = new Map();
  const add = (map, key, at) => {
    const list = map.get(key);
    if (list) list.push(at);
    else map.set(key, [at]);
  };
  for (let i = 0; i < truth.length; i++) {
    add(single, truth[i], i);
    if (i + 4 <= truth.length) add(grams, truth.slice(i, i + 4).join(' '), i);
  }
  return { truth, grams, single };
}

function candidateOf(tokens, { truth, grams, single }) {
  const none = { places: [], weight: tokens.length, isPartial: false };
  if (tokens.length === 0) return none;
  const starts = tokens.length >= 4 ? grams.get(tokens.slice(0, 4).join(' ')) : single.get(tokens[0]);
  const places = [];
  for (const start of starts ?? []) {
    let length = 0;
    while (length < tokens.length && truth[start + length] === tokens[length]) length++;
    if (length === tokens.length) places.push([start, start + length]);
    if (places.length >= maxPlaces) break;
  }
  if (places.length > 0 || tokens.length < 6) return { ...none, places };
  return overlap(tokens, grams, none);
}

/** Most of its pieces are in the truth: a word or a sentence differs. */
function overlap(tokens, grams, none) {
  let hits = 0;
  let first = -1;
  const count = tokens.length - 3;
  for (let i = 0; i < count; i++) {
    const places = grams.get(tokens.slice(i, i + 4).join(' '));
    if (!places) continue;
    hits++;
    if (first < 0) first = i;
  }
  const share = hits / count;
  if (share < 0.5) return { ...none, isPartial: share >= 0.25 };
  const starts = grams.get(tokens.slice(first, first + 4).join(' ')).slice(0, maxPlaces);
  return {
    ...none,
    places: starts.map((start) => [start, start + Math.max(1, tokens.length - first - 3)]),
    weight: hits,
  };
}

/** The runs in the page's order whose places in the truth rise: their place, -1 for the others. */
function heaviestChain(candidates, length) {
  const best = new Float64Array(length + 2);
  const owner = new Int32Array(length + 2).fill(-1);
  const steps = [];
  const query = (end) => {
    let value = 0;
    let step = -1;
    for (let i = end + 1; i > 0; i -= i & -i) if (best[i] > value) [value, step] = [best[i], owner[i]];
    return [value, step];
  };
  candidates.forEach(({ places, weight }, run) => {
    const found = places.map(([start, end]) => {
      const [value, previous] = query(start);
      return { run, start, end, value: value + weight, previous };
    });
    for (const step of found) {
      steps.push(step);
      for (let i = Math.min(step.end, length) + 1; i <= length + 1; i += i & -i) {
        if (step.value > best[i]) [best[i], owner[i]] = [step.value, steps.length - 1];
      }
    }
  });
  const chain = new Int32Array(candidates.length).fill(-1);
  for (let at = query(length)[1]; at >= 0; at = steps[at].previous) chain[steps[at].run] = steps[at].start;
  return chain;
}
