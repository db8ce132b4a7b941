// robots.txt as RFC 9309 reads it. A parser of our own: the kept ones compare paths without the percent-decoding that the RFC
// demands, and need seconds for each address where a file holds half a megabyte of wildcards.

/** What a robots.txt says to one reader. */
export interface RobotsFile {
  allows(pathAndQuery: string): boolean;
  /** Seconds; null where none are asked for. */
  crawlDelay: number | null;
  /** As written; they stand outside of all groups. */
  sitemaps: string[];
}

type Field = 'agent' | 'allow' | 'disallow' | 'delay' | 'sitemap';

/** Names as people write them; the misspelt ones are those that Google's reader takes. */
const fields: [RegExp, Field][] = [
  [/^user[- ]?agent$/, 'agent'],
  [/^allow$/, 'allow'],
  [/^(?:dis{1,2}al{1,2}ow|diasllow|disallaw)$/, 'disallow'],
  [/^crawl[- ]?delay$/, 'delay'],
  [/^site[- ]?map$/, 'sitemap'],
];

/** `userAgent` is ours in full; its product token alone is compared, without regard to case. */
export function parseRobots(text: string, userAgent: string): RobotsFile {
  const own = tokenOf(userAgent);
  const groups = { own: newGroup(), all: newGroup() };
  let isOwnNamed = false;
  const sitemaps: string[] = [];
  let open: Group[] = [];
  let isNaming = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const found = fieldOf(line);
    if (!found) continue;
    const { field, value } = found;
    if (field === 'sitemap') {
      if (value !== '') sitemaps.push(value);
      continue;
    }
    if (field === 'agent') {
      if (!isNaming) open = [];
      if (value === '*') open.push(groups.all);
      else if (tokenOf(value) === own) {
        open.push(groups.own);
        isOwnNamed = true;
      }
    } else for (const group of open) addTo(group, field, value);
    isNaming = field === 'agent';
  }
  const { rules, delay } = isOwnNamed ? groups.own : groups.all;
  return { allows: (path) => isAllowed(rules, normalPath(path, true)), crawlDelay: delay, sitemaps };
}

interface Group {
  rules: Rule[];
  delay: number | null;
}

interface Rule {
  /** In its one form; `*` is a wildcard. */
  pattern: string;
  /** It must match up to the end. */
  isWhole: boolean;
  length: number;
  isAllowed: boolean;
}

const newGroup = (): Group => ({ rules: [], delay: null });

function addTo(group: Group, field: Exclude<Field, 'agent' | 'sitemap'>, value: string): void {
  if (field === 'delay') {
    const seconds = Number(value.replace(',', '.'));
    if (value !== '' && Number.isFinite(seconds)) group.delay = seconds;
  } else if (value !== '') group.rules.push(ruleOf(value, field === 'allow'));
}

function ruleOf(value: string, allowed: boolean): Rule {
  const isWhole = value.endsWith('$');
  const pattern = normalPath(isWhole ? value.slice(0, -1) : value, false);
  return { pattern, isWhole, length: pattern.length + (isWhole ? 1 : 0), isAllowed: allowed };
}

/** The longest rule that matches decides, Allow on a tie; what no rule matches is open. */
function isAllowed(rules: Rule[], path: string): boolean {
  let best: Rule | null = null;
  for (const rule of rules) {
    const isBetter = !best || rule.length > best.length || (rule.length === best.length && rule.isAllowed);
    if (isBetter && matches(rule, path)) best = rule;
  }
  return best?.isAllowed ?? true;
}

/** What stands between two wildcards is found as early as it comes: that leaves the most for the rest, and takes one pass. */
function matches({ pattern, isWhole }: Rule, path: string): boolean {
  let at = 0;
  for (let from = 0; ; ) {
    const star = pattern.indexOf('*', from);
    const part = pattern.slice(from, star === -1 ? pattern.length : star);
    if (star === -1 && isWhole)
      return path.length - part.length >= at && path.endsWith(part) && (from > 0 || path === part);
    const found = from === 0 ? (path.startsWith(part) ? 0 : -1) : path.indexOf(part, at);
    if (found === -1) return false;
    if (star === -1) return true;
    at = found + part.length;
    from = star + 1;
  }
}

/** `Disallow: /x # why`, without a colon as well. */
function fieldOf(line: string): { field: Field; value: string } | null {
  const text = line.split('#', 1)[0]!.trim();
  const found = /^([^:]{1,20}?)\s*:(.*)$/.exec(text) ?? /^([a-z-]{1,20})\s(.*)$/i.exec(text);
  const name = found?.[1]?.toLowerCase();
  const field = name === undefined ? undefined : fields.find(([pattern]) => pattern.test(name))?.[1];
  return field ? { field, value: found![2]!.trim() } : null;
}

/** A product token is letters, `-` and `_`; what follows (a version, a comment) is not compared. */
function tokenOf(agent: string): string {
  return /^[^\s/()]*/.exec(agent.trim().toLowerCase())?.[0] ?? '';
}

/**
 * One form of each path (RFC 9309 section 2.2.2): unreserved characters as they are, all else percent-encoded in capitals. In a
 * query, reserved characters and their escapes are the same. `*` and `$` in an address, or escaped in a rule, are plain characters.
 */
function normalPath(text: string, isAddress: boolean): string {
  const query = text.indexOf('?');
  return text.replace(/%[\da-fA-F]{2}|[^\w.~-]/gu, (found, offset: number) => {
    if (found.length === 3 && found.startsWith('%')) {
      const sign = String.fromCharCode(Number.parseInt(found.slice(1), 16));
      const isInQuery = query !== -1 && offset > query;
      return /[\w.~-]/.test(sign) || (isInQuery && queryFree.includes(sign)) ? sign : found.toUpperCase();
    }
    if (found === '*') return isAddress ? '%2A' : found;
    if (reserved.includes(found)) return found;
    // Half of a surrogate pair is not a character.
    return /[\ud800-\udfff]/u.test(found) ? '%EF%BF%BD' : encodeURIComponent(found);
  });
}

const reserved = "/:?#[]@!&'()+,;=";
const queryFree = "/:@!'(),;[]?";
