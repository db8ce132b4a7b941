import { printableLine } from '../../../output/index.js';
import type { HookState } from '../../../store/index.js';
import { minuteOf } from '../../screen/times.js';
import { type Finding, problem } from './finding.js';

/** Hooks that fail, and what they were not told. */
export function hookFindings(hooks: readonly HookState[]): Finding[] {
  return hooks.flatMap(({ name, label, letters, waiting, failingSince, lastError }) => {
    const who = printableLine(`${name} (${label})`);
    const found: Finding[] = [];
    if (letters > 0) {
      const what = `${letters} ${letters === 1 ? 'article' : 'articles'} could not be delivered`;
      const why = lastError === null ? '' : `, at last: ${printableLine(lastError)}`;
      const advice = `wirecopy hooks shows them; wirecopy hooks retry ${name} sends them again, clear throws them away`;
      found.push(problem('hook', `${who}: ${what}${why}`, advice));
    }
    if (failingSince !== null && waiting > 0) {
      const why = printableLine(lastError ?? '');
      const message = `${who}: failing since ${minuteOf(failingSince)} (${why}), ${waiting} wait in the meantime`;
      found.push(problem('hook', message, `nothing is lost; wirecopy hooks remove ${name} ends it`));
    }
    return found;
  });
}
