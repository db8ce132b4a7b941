// `docs/record.md` from the JSON Schema of a record.

const head = `# The record

<!-- Written by \`npm run docs\` from the JSON Schema; a test fails where the two differ. -->

Every key is always there. \`null\` or \`[]\` means that the page does not say. \`wirecopy schema\` prints the JSON Schema (draft
2020-12); [figures](figures.md) says how often a field is right; \`--explain\` says why a field is what it is.

Dates are not guessed. A date is never taken from a masthead, a clock, a footer, terms of use, comments, events or the text of the story.
"2 hours ago", and a day without a year, count only in a page fetched now, or in a copy that says when it was made (WARC, Wayback Machine);
never in a file. \`dateBasis.inferred\` says where that happened.

\`quality\` is an estimate. \`score\` says how much of the body is likely right: of pages with 0.8, about 0.8 is right on average. \`reasons\`
names what is doubtful: \`body\` (a score below 0.8), and \`headline\`, \`date\` or \`authors\` where the value is wrong about as often as right.
A field that is null or empty is never doubtful. The score knows what wavered while the page was read, not what is true: a wrong date that a
page states everywhere looks sure. It is null for feed entries, plain texts, site rules with a \`body\`, pages without text, and records of
earlier versions. \`--min-quality 0.8\` keeps what has this score or a better one, and what has none; \`--explain\` says what is doubtful and why.
`;

const tail = (example) => `## An example

This is what wirecopy reads from \`fixtures/pages/harbour-strike/page.html\`:

\`\`\`json
${JSON.stringify(example, null, 2)}
\`\`\`
`;

const typesOf = (schema) => [schema.type ?? []].flat();
const without = (schema) => (schema.anyOf ?? [schema]).filter((one) => one.type !== 'null');
const isNullable = (schema) => [schema, ...(schema.anyOf ?? [])].some((one) => typesOf(one).includes('null'));

/** The form of a value in a few words. */
function formOf(schema, name, parts) {
  const forms = without(schema)
    .flatMap((one) => one.anyOf ?? [one])
    .map((one) => oneForm(one, name, parts));
  return `${forms.join(' or ')}${isNullable(schema) ? ' or null' : ''}`;
}

function oneForm(schema, name, parts) {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return schema.enum.map((one) => `\`${one}\``).join(' ');
  if (schema.type === 'array') return `list of ${formOf(schema.items, name, parts)}`;
  if (schema.type === 'object' && schema.properties) {
    parts.set(name, schema);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.description === 'absolute URL') return 'URL';
  return typesOf(schema).find((type) => type !== 'null') ?? 'any value';
}

function table(schema, prefix, parts) {
  const rows = Object.entries(schema.properties).map(([key, one]) => {
    const form = formOf(one, prefix ? `${prefix}.${key}` : key, parts);
    const text = (one.description ?? without(one)[0]?.description ?? '').replaceAll('|', '\\|');
    return `| \`${key}\` | ${form} | ${text === 'absolute URL' ? '' : text} |`;
  });
  return `| key | form | |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

/** `docs/record.md`. @param {Record<string, any>} schema */
export function recordPage(schema, example) {
  const parts = new Map();
  const main = table(schema, '', parts);
  const sections = [];
  const done = new Set();
  for (let next = [...parts]; next.length > 0; next = [...parts].filter(([name]) => !done.has(name))) {
    for (const [name, part] of next) {
      done.add(name);
      sections.push(`### ${name}\n\n${table(part, name, parts)}`);
    }
  }
  const evidence = schema.properties.evidence?.additionalProperties;
  if (evidence)
    sections.push(
      `### evidence\n\nOne object a field: \`chosen\` (the value, its source and its place), \`why\`, and \`others\`, which lost, each with its reason.`,
    );
  return [head.trim(), main, '## Parts', ...sections, tail(example).trim()].join('\n\n').concat('\n');
}
