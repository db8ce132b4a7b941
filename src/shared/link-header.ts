/** One link of a `Link` header: its target as written, and its parameters by name in lower case, the first of each. */
export interface HeaderLink {
  target: string;
  parameters: ReadonlyMap<string, string>;
}

/** Servers send a few; a header is not the place for a list. */
const maxLinks = 200;
const maxLength = 65_536;

const isBlank = (sign: string | undefined): boolean => sign === ' ' || sign === '\t';

/** The links of a `Link` header (RFC 8288), `<…>; rel="alternate"; title="a, b", <…>`. One pass; what is ill-formed is passed over. */
export function parseLinkHeader(header: string | undefined): HeaderLink[] {
  const links: HeaderLink[] = [];
  const text = (header ?? '').slice(0, maxLength);
  let at = text.indexOf('<');
  while (at !== -1 && links.length < maxLinks) {
    const close = text.indexOf('>', at);
    if (close === -1) break;
    // An address holds no `<`: the one before was never closed.
    const target = text.slice(text.lastIndexOf('<', close) + 1, close).trim();
    const { parameters, end } = readParameters(text, close + 1);
    if (target !== '') links.push({ target, parameters });
    at = text.indexOf('<', end);
  }
  return links;
}

/** Whether a link has a relation; `rel` may hold several. */
export function hasRelation({ parameters }: HeaderLink, relation: string): boolean {
  return (parameters.get('rel') ?? '').toLowerCase().split(/\s+/).includes(relation);
}

/** `; name=value; name="quoted"` up to the comma that ends the link. */
function readParameters(text: string, from: number): { parameters: Map<string, string>; end: number } {
  const parameters = new Map<string, string>();
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '<') {
    const start = at;
    while (at < text.length && !'=;,<'.includes(text[at]!)) at++;
    const name = text.slice(start, at).trim().toLowerCase();
    let value = '';
    if (text[at] === '=') {
      at++;
      while (isBlank(text[at])) at++;
      const read = text[at] === '"' ? quoted(text, at + 1) : bare(text, at);
      ({ value, end: at } = read);
    }
    if (name !== '' && !parameters.has(name)) parameters.set(name, value);
    while (at < text.length && !';,<'.includes(text[at]!)) at++;
    if (text[at] === ';') at++;
  }
  return { parameters, end: at };
}

function bare(text: string, from: number): { value: string; end: number } {
  let at = from;
  while (at < text.length && !';,'.includes(text[at]!)) at++;
  return { value: text.slice(from, at).trim(), end: at };
}

/** A backslash escapes the sign behind it. */
function quoted(text: string, from: number): { value: string; end: number } {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return { value: text.slice(from, at).replace(/\\(.)/gs, '$1'), end: Math.min(at + 1, text.length) };
}
