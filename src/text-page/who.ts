import type { DateParseOptions } from '../shared/date-parse.js';
import { probability, readModel } from '../shared/trees.js';
import { rawAuthor } from '../shared/raw-author.js';
import type { CandidateOf, RawAuthor } from '../types.js';
import { readSignature } from './byline.js';
import type { Analysis } from './features.js';
import type { Place } from './surroundings.js';
import { type NamedLine, namedLines, whoFeatures, whoRows } from './who-features.js';
import file from './who.model.json' with { type: 'json' };

const model = readModel(file, whoFeatures);

/** A line this likely names authors; others beside it this share of the best one's. */
const enough = 0.33;
const shareOfBest = 0.6;

export interface Who {
  candidates: CandidateOf<'authors'>[];
  /** Lines that name somebody, be it the author or not. */
  lines: number[];
}

/**
 * Who wrote the story, as its lines say; editors come with their role and hardly any confidence. Where the lines before the text have
 * told it, only lines with one of those names or with a label are by-lines.
 */
export function findAuthors(a: Analysis, place: Place, options: DateParseOptions, told: readonly string[] = []): Who {
  const isTold = ({ line }: NamedLine): boolean => told.some((name) => a.lines[line]!.text.includes(name));
  // A paper is written as a name is, and a text that was saved begins with it; an author there has a label, a date or a role.
  const isFirst = ({ line, form }: NamedLine): boolean =>
    line === 0 && place.headline > 0 && (form === 'bare' || form === 'name');
  const isHeading = ({ line, form }: NamedLine): boolean => form === 'bare' && a.lines[line]!.kind === 'heading';
  const isOpen = (one: NamedLine): boolean =>
    isOwnLine(one.form) || (told.length > 0 ? isTold(one) : !isFirst(one) && !isHeading(one));
  // They count among the lines that the model looks at.
  const all = namedLines(a, place, options);
  const rows = whoRows(all, a, place, options);
  const lines = all.filter(isOpen);
  const weights = all.flatMap((one, i) => (isOpen(one) ? [probability(model, rows[i]!)] : []));
  const best = Math.max(0, ...weights);
  const picked = lines.filter((_, i) => weights[i]! >= Math.max(enough, best * shareOfBest));
  const editors = lines.flatMap(({ line, form }) => {
    const signed = form === 'signature' ? readSignature(a.lines[line]!.text) : null;
    return (signed?.names ?? []).filter(({ role }) => role !== null);
  });
  const candidates: CandidateOf<'authors'>[] = [];
  if (picked.length > 0)
    candidates.push(
      candidateOf(
        picked.flatMap(({ names }) => names.map((name) => rawAuthor(name))),
        `line ${picked[0]!.line + 1}`,
        1,
      ),
    );
  if (editors.length > 0) candidates.push(candidateOf(editors, 'signature', 0.05));
  const certain = lines.filter(({ form, line }) => isOwnLine(form) || picked.some((one) => one.line === line));
  return { candidates, lines: certain.map(({ line }) => line) };
}

/** Lines of these forms are never the story's text. */
function isOwnLine(form: NamedLine['form']): boolean {
  return form === 'opened' || form === 'role' || form === 'signature';
}

function candidateOf(value: RawAuthor[], place: string, confidence: number): CandidateOf<'authors'> {
  return { field: 'authors', value, source: 'text-page', place, confidence };
}
