import { largestOf } from './largest.js';

// Sanitised inline HTML → Markdown that a CommonMark parser reads back as the same text, emphasis and links.

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!);
}

/** Text in which nothing is Markdown any more. Line breaks inside it must be gone. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/!$/, '\\!');
}

/** What at the start of a line would open a heading, a list, a quote, a rule or an underlined heading. */
export function guardLineStart(line: string): string {
  if (/^(?:=+|-+)$/.test(line)) return `\\${line}`;
  return line.replace(/^(?:#{1,6}|[+-])(?=\s|$)/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Tags without a mark of their own in Markdown; CommonMark takes them as they are. */
const keptTags = new Set(['sub', 'sup', 'mark', 'ins', 'del', 's', 'u', 'kbd']);
const marks: Record<string, string> = { strong: '**', em: '*' };

interface Open {
  name: string;
  href: string;
  text: string;
}

/** Markdown of one paragraph's inline HTML; lines end in a backslash where the page breaks one. */
export function inlineMarkdown(html: string): string {
  const stack: Open[] = [{ name: '', href: '', text: '' }];
  // `<` that opens no tag is not a part: nothing is tried at each of them up to the end.
  const parts = html.split(/(<[^<>]*>)/).filter((part) => part !== '');
  const following = charactersBehind(parts);
  parts.forEach((part, at) => {
    const top = stack[stack.length - 1]!;
    const tag = /^<(\/?)([a-z0-9]+)(?:\s+href="([^"]*)")?[^>]*>$/i.exec(part);
    if (!tag) {
      const text = unescapeHtml(part).replace(/\s+/g, ' ');
      top.text += top.name === 'code' ? text : escapeMarkdown(text);
    } else if (tag[2] === 'br') top.text += '\\\n';
    else if (tag[1] !== '/') stack.push({ name: tag[2]!, href: unescapeHtml(tag[3] ?? ''), text: '' });
    else if (stack.length > 1) {
      const { name, href, text } = stack.pop()!;
      const outer = stack[stack.length - 1]!;
      outer.text += wrapped(name, href, text, outer.text.at(-1) ?? ' ', following[at]!);
    }
  });
  while (stack.length > 1) {
    const { text } = stack.pop()!;
    stack[stack.length - 1]!.text += text;
  }
  return withoutBreaks(stack[0]!.text)
    .split('\n')
    .map((line) => guardLineStart(line.trim()))
    .join('\n');
}

/** For each part the character of text that follows, whatever tags stand before it. */
function charactersBehind(parts: readonly string[]): string[] {
  const following: string[] = [];
  let next = ' ';
  for (let at = parts.length - 1; at >= 0; at--) {
    following[at] = next;
    if (!parts[at]!.startsWith('<')) next = unescapeHtml(parts[at]!.slice(0, 6))[0]!;
  }
  return following;
}

/** Line breaks at the end break nothing. */
function withoutBreaks(text: string): string {
  let end = text.length;
  while (text.endsWith('\\\n', end)) end -= 2;
  return text.slice(0, end);
}

function wrapped(name: string, href: string, text: string, before: string, after: string): string {
  if (text.trim() === '') return text;
  const [, lead = '', core = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (name === 'a') return href ? `${lead}[${core.replaceAll('\\\n', ' ')}](${destination(href)})${trail}` : text;
  if (name === 'code' || name === 'samp') return `${lead}${codeSpan(core)}${trail}`;
  if (name === 'q') return `${lead}“${core}”${trail}`;
  if (keptTags.has(name)) return `${lead}<${name}>${core}</${name}>${trail}`;
  const mark = marks[name];
  if (!mark) return text;
  // A mark between a letter and a sign, or beside another mark, would not be read as one (CommonMark, "flanking").
  const isTight = (outside: string, inside: string): boolean =>
    /[\p{L}\p{N}*_\\]/u.test(outside) && !/[\p{L}\p{N}]/u.test(inside);
  const isPlain =
    !/^[*_]|[*_]$/.test(core) &&
    !(lead === '' && isTight(before, core[0]!)) &&
    !(trail === '' && isTight(after, core.at(-1)!));
  const isApart = !/[*_]$/.test(before) || lead !== '';
  return isPlain && isApart ? `${lead}${mark}${core}${mark}${trail}` : `${lead}<${name}>${core}</${name}>${trail}`;
}

/** Brackets in an address would end the link. */
function destination(href: string): string {
  const safe = href.replace(/[<>\n\\]/g, encodeURIComponent);
  return /[()\s]/.test(safe) ? `<${safe}>` : safe;
}

/** A fence that is longer than any inside. */
function codeSpan(text: string): string {
  const longest = largestOf([...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
