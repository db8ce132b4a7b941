// The ablation's results as a table: what pays, what costs, what nobody asks.
import { fields } from './pages.mjs';

const groups = ['contaminated', 'later', 'out of sight'];

/** Sum over fields of a group's gains. */
export const gainOf = ({ gains }, group) =>
  fields.reduce((sum, field) => sum + (gains[`${group} ${field}`]?.[0] ?? 0), 0);

const noiseOf = ({ gains }, group) =>
  Math.sqrt(fields.reduce((sum, field) => sum + (gains[`${group} ${field}`]?.[1] ?? 0) ** 2, 0));

/** Whether a place pays on pages of any group, or a case would come out otherwise. */
export const pays = (one) => one.crashes > 0 || one.cases > 0 || groups.some((group) => gainOf(one, group) > 0.05);

export function printTable(results) {
  const order = (one) => groups.reduce((sum, group) => sum + gainOf(one, group), 0);
  const lines = results.filter((one) => one.crashes === 0).sort((a, b) => order(a) - order(b));
  for (const one of lines) {
    const gains = groups.map((group) =>
      `${gainOf(one, group).toFixed(1)}±${noiseOf(one, group).toFixed(1)}`.padStart(10),
    );
    const where = `${one.file}:${one.line}`.padEnd(42);
    const value = one.value === null ? '' : ` -> ${one.value}`;
    console.log(
      `${gains.join(' ')} ${String(one.changed).padStart(4)}/${String(one.asked).padEnd(4)} ${String(one.cases).padStart(3)}  ${where} ${one.kind.padEnd(11)} ${one.text}${value}`,
    );
  }
  const count = (test) => results.filter(test).length;
  console.log(
    `\n${results.length} places: ${count(pays)} pay or are needed, ${count((one) => one.asked === 0)} are asked by no page, ${count((one) => one.asked > 0 && !pays(one))} are asked and pay nowhere`,
  );
}

/** What the places of each file are worth, as a table for docs/ablation.md. */
export function printByFile(results) {
  const files = new Map();
  for (const one of results) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  console.log('| file | places | nobody asks | needed | pay | cost | pay nowhere |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
  const count = (list, test) => list.filter(test).length;
  const row = (name, list) => {
    const asked = list.filter((one) => one.asked > 0);
    const isNeeded = (one) => one.crashes > 0 || one.cases > 0;
    const rest = asked.filter((one) => !isNeeded(one));
    const costs = (one) => !pays(one) && groups.some((group) => gainOf(one, group) < -0.05);
    const cells = [
      list.length,
      list.length - asked.length,
      count(asked, isNeeded),
      count(rest, pays),
      count(rest, costs),
      count(rest, (one) => !pays(one) && !costs(one)),
    ];
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  };
  for (const [file, list] of [...files].sort()) row(`\`${file.replace('.js', '.ts')}\``, list);
  row('all', results);
}
