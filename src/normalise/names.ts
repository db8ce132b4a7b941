import { foldSpaces } from '../shared/fold-spaces.js';
import type { RawAuthor } from '../types.js';

// A byline as pages print it → the names in it. Splitting, prefixes, roles and places; it knows no page.

export interface ParsedName {
  name: string;
  /** The same for all spellings of it. */
  key: string;
  role: string | null;
  kind: RawAuthor['kind'];
  url: string | null;
  email: string | null;
}

const words = (list: string): string =>
  list
    .trim()
    .split(/\s*\|\s*/)
    .join('|');

/** What stands before a name. Longer ones first. */
const prefixWords = words(
  'view all posts by|all posts by|all articles by|more posts by|posts by|articles by|stories by|more from|more by|more about|about the author|meet the author|meet|about|follow|' +
    'alle artikel von|weitere artikel von|weitere beiträge von|alle beiträge von|alles von|mehr von|über den autor|über die autorin|über|beitrag von|blog beitrag von|text und interview|text und fotos|text & fotos|protokoll|' +
    'written by|reported by|posted by|published by|story by|words by|text by|article by|photos? by|submitted by|created by|edited by|review by|reviewed by|contributed by|' +
    'guest post by|opinion by|analysis by|column by|interview by|compiled by|produced by|by line|byline|by the|by|from|author|authors|writer|reporter|staff reporter|' +
    'von|eine analyse von|ein kommentar von|eine kolumne von|ein gastbeitrag von|ein interview von|kommentar von|analyse von|interview von|text|text von|autor|autorin|autoren|verfasst von|aus|redaktion|' +
    'par|propos recueillis par|publié par|écrit par|auteur|auteurs|' +
    'por|escrito por|publicado por|autora|autores|texto|redacción|redação|' +
    'di|a cura di|scritto da|pubblicato da|redatto da|autore|da|' +
    'door|geschreven door|tekst|av|skrevet av|skriven av|af|skrevet af|skribent|journalist|journaliste|periodista|text och foto|' +
    'автор|авторы|текст|от|подготовил|подготовила|автори|джерело|источник|фото|' +
    'oleh|penulis|reporter|editor|yazar|yazan|haber|γράφει ο|γράφει η|του|της|írta|szerző|napisał|napisała|autorka|autorzy|opracował|opracowała|opracowanie|napsal|piše|autorius|автор статьи|tác giả|theo|kirjoittaja|teksti|toimittaja|' +
    'opublikował|dodał|scris de|publicat de|de|' +
    '文|作者|記者|记者|編輯|编辑|責任編輯|责任编辑|撰文|文／|文/|글|기자',
);
const prefix = new RegExp(`^(?:${prefixWords})(?:\\s*[:：／/]\\s*|\\s+(?=\\S))`, 'iu');
/** "Posted on 4 May by", "last edited 2019-11-10 by": all before the name goes. */
const datedPrefix =
  /^(?:posted|published|last edited|edited|written|updated|submitted|erstellt|geschrieben|publicado|publié)\b.{0,60}?\b(?:by|von|por|par|author)[:\s]\s*(?=\p{L})/iu;
const gluedPrefix = /^(?:By|Von|Por|Par|Av|Af|Door|Di)(?=\p{Lu}\p{Ll})(?!ron|kes|rne|ers|lan|ego|ana|ane|tri)/u;

const separators = /\s*(?:;|\||•|·(?=\s)|(?<=\s)·|\/|\s&amp;\s|&|\+|、|，|\n|\t|\s[–—-]\s)\s*/u;
const conjunctions =
  /\s+(?:and|und|et|y|og|och|en|и|та|і|sowie|with|avec|mit|con|ve|dan|a(?=\s\p{Lu}\p{Ll}+\s\p{Lu})|e(?=\s\p{Lu})|i(?=\s\p{Lu}))\s+/iu;

const roleWord =
  /\b(?:staff|writers?|reporters?|correspondents?|editors?|editorial|journalists?|columnists?|contributors?|contributing|senior|junior|chief|deputy|managing|associate|assistant|executive|producer|director|manager|photographers?|analyst|fellow|professor|lecturer|ph\.?d|m\.?d|intern|freelance|special to|founder|ceo|redakteur(?:in)?|redaktion|reporterin|korrespondent(?:in)?|autor(?:in)?|volont[äa]r(?:in)?|ressortleiter(?:in)?|chefredakteur(?:in)?|journaliste|rédact(?:eur|rice)|correspondante?|periodista|redactora?|corresponsal|giornalista|redattore|journalist|redacteur|verslaggever|korrespondent|journalista|redaktor|dziennikarz|корреспондент|журналист|редактор|обозреватель|muhabiri?|editörü|toimittaja|újságíró|wartawan|jurnalis|news desk|bureau|desk)\b|기자|특파원|논설위원|記者|记者|編集|編輯/iu;

/** Labels and buttons. */
const nobody =
  /^(?:authors?|text|words|story|user|none|null|undefined|n\/a|na|share|follow|folgen|follow us|more|read more|see more|view all posts|view profile|view all|about|contact|kontakt|email|e-mail|name|twitter|facebook|linkedin|instagram|youtube|print|comments?|kommentare?|subscribe|sign up|log ?in|updated?|published|posted|photo|photos|image|image title|video|file photo|bio|biography|website|home|news|opinion|and|by|from|on|in|at|for|the|full bio|author bio|author profile|all articles|alle artikel|weitere artikel|more posts|reply|antworten|leave a comment|follow author|author archive|latest posts|related|advertisement|sponsored|listen|save|gift|bookmark|x|profile|profil|profile image|author image|min read|minutes?|today|yesterday|copy link|link|source|quelle|foto|fotos|teilen|drucken|merken|zur startseite|startseite|antworten|impressum|datenschutz|von|par|por|di|da|av|af|door|autor(?:en|in)?|redigé par|und|et|y|e|og|och|и|social media|newsletter|menu|menü|getty images|shutterstock|istock|picture alliance|imago|unsplash|adobe stock|alamy|pixabay|suche|search|weiterlesen|abonnieren|anmelden|view comments|no comments|keine kommentare|sin comentarios|aucun commentaire|leave a reply|fact[- ]checked|editorial process|editorial guidelines|revised edition|written|reviewed|edited|medically reviewed|insights|last updated|last|collected|sponsored content|table of contents|share this|read time|reading time|lesezeit|(?:written|reviewed|edited|published|posted|collected|updated|fact[- ]checked|medically reviewed|brought to you|photos?|illustrations?|insights|sponsored|powered) (?:by|from)|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mo|di|mi|do|fr|sa|so)\.?)$/iu;

/** What sites call somebody whom they do not name; kept, as a page may say no more. */
const generic =
  /^(?:admin(?:istrator)?|editor|editors|staff|staff writer|staff reporter|writer|guest|guest author|guest contributor|root|webmaster|anonymous|unknown|unbekannt|contributor|contributors|redaktion|die redaktion|redakcja|redacción|redazione|la redazione|rédaction|la rédaction|redactie|редакция|online|web|agencies|agenturen|test|default)$/iu;

/** Each has a digit. */
const dateOrTime =
  /\d{4}|\d{1,2}[:./]\d{1,2}|^\d+\s*\p{L}*$|\d{1,2}\s?(?:am|pm|min|uhr|hrs?|h)\b|(?<!\p{L})\d{1,2}\.?\s+\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2}$/iu;

/** Words of dates that stand alone. */
const dateWord =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ago|min read|minutes?|hours?)$/iu;

/** What a byline's words say, whoever printed them. */
interface Byline {
  names: { name: string; key: string; role: string | null }[];
  email: string | null;
}

/** Bylines by their words: a page has the same in its data, its head and its links, and to take one apart takes long. */
export type KnownBylines = Map<string, Byline>;

/** All names in one value of one source, in order. */
export function parseNames(raw: RawAuthor, known: KnownBylines = new Map()): ParsedName[] {
  const isOrganisation = raw.kind === 'organisation';
  let byline = isOrganisation ? undefined : known.get(raw.name);
  if (!byline) {
    byline = readByline(raw.name, isOrganisation);
    if (!isOrganisation) known.set(raw.name, byline);
  }
  const { names, email } = byline;
  const url = names.length > 0 ? profileUrl(raw.url) : null;
  const own = names.length === 1 ? (raw.email ?? email) : null;
  return names.map(({ name, key, role }) => ({ name, key, role: raw.role ?? role, kind: raw.kind, url, email: own }));
}

function readByline(value: string, isOrganisation: boolean): Byline {
  const { text, email } = withoutAddresses(value);
  const names: Byline['names'] = [];
  for (const part of isOrganisation ? [text] : splitNames(text)) {
    const { name, role } = withoutRole(part);
    const cleaned = tidyName(name);
    if (isName(cleaned)) names.push({ name: cleaned, key: nameKey(cleaned), role });
  }
  return { names, email };
}

/** Words with single blanks between them: no address can be among them. */
const plainText = /^(?!https?:)[\p{L}\p{M},;&-]+(?: [\p{L}\p{M},;&-]+)*$/u;

function withoutAddresses(value: string): { text: string; email: string | null } {
  let email: string | null = null;
  if (plainText.test(value) && value.length <= 500) return { text: value, email };
  const text = value
    .slice(0, 500)
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/[([<]?\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}\b[)\]>]?/g, (found) => {
      email ??= found.replace(/[()[\]<>]/g, '');
      return ' ';
    })
    .replace(/https?:\/\/\S+|www\.\S+/gi, ' ')
    .replace(/(^|\s)@\w+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { text, email };
}

/** Two words, as most names are: none of them joins names, and a second prefix would need two words behind it. */
const singleName = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u;

function splitNames(text: string): string[] {
  const bare = withoutPrefix(text);
  if (singleName.test(bare)) return [bare];
  const swapped = lastFirst(bare);
  if (swapped) return [swapped];
  return bare
    .split(separators)
    .flatMap((part) => part.split(/\s*,\s*/))
    .flatMap((part) => withoutPrefix(part).split(conjunctions))
    .map((part) => withoutPrefix(part.trim()))
    .filter(Boolean)
    .slice(0, 40);
}

export function withoutPrefix(text: string): string {
  let bare = text
    .replace(/^[\s:：,.–—|•·*"“”„«»()-]+/u, '')
    .replace(datedPrefix, '')
    .replace(gluedPrefix, '');
  for (let round = 0; round < 2; round++) {
    const match = prefix.exec(bare);
    // "De Vries" and "Di Maio" open with what elsewhere means "by": a prefix is followed by two words at least.
    if (
      !match ||
      (/^(?:de|di|da|von)\s/iu.test(match[0]) && /^\p{Lu}/u.test(match[0]) && !/\s/.test(bare.slice(match[0].length)))
    )
      break;
    bare = bare.slice(match[0].length);
  }
  return bare;
}

/** "Müller, A. B." of citations; one comma and initials or one given name behind a single family name. */
function lastFirst(text: string): string | null {
  const match = /^(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}\.?(?:[\s-]*\p{Lu}\.)*)$/u.exec(text);
  return match ? `${match[2]} ${match[1]}` : null;
}

function withoutRole(part: string): { name: string; role: string | null } {
  const korean = /^(\p{Script=Hangul}{2,4})\s*(기자|특파원|논설위원|선임기자|인턴기자|PD|에디터)(?:\s|$)/u.exec(part);
  if (korean) return { name: korean[1]!, role: null };
  const chinese = /^(?:本報|本报)?(?:記者|记者)?\s*(\p{Script=Han}{2,4})\s*(?:記者|记者|報導|报道)?$/u.exec(part);
  if (chinese) return { name: chinese[1]!, role: null };
  return { name: part, role: null };
}

function tidyName(name: string): string {
  return name
    .replace(/\s*[([{][^)\]}]{0,80}[)\]}]?\s*/gu, ' ')
    .replace(
      /\s+(?:published|updated|posted|last updated|last modified|veröffentlicht|aktualisiert|erschienen|publié|publicado|actualizado|illustrations? von|illustrations? by|fotos? von|photos? by|photographs? by|fotos?:|für|reviewed by|fact.checked|edited by|on behalf of|gespeichert)(?:\s|:|$).*$/iu,
      '',
    )
    .replace(
      /\s+(?:(?:am|on|at|um|le|el|il|den|vom)\s+)?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d).*$/iu,
      '',
    )
    .replace(/(?<=\p{Ll})(?:Follow|Folgen)$/u, '')
    .replace(/(?<=\s\S+)\s+(?:in|aus|à|from|reporting from|for|For(?= The\s)|para|für|of the|bei)\s+\p{Lu}.*$/u, '')
    .replace(/\s+(?:is|was|has|ist)\s.*$/u, '')
    .replace(/^[\s,.:;–—|•·*"“”„«»'‘’-]+|[\s,:;–—|•·*"“”„«»‘’-]+$/gu, '')
    .replace(/(?<=\p{L}{3})\.$/u, '')
    .replace(/\s+/g, ' ');
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > 60 || !/\p{L}{2}|\p{L}\.?\s?\p{L}/u.test(name)) return false;
  if ((/\d/.test(name) && dateOrTime.test(name)) || dateWord.test(name) || nobody.test(name)) return false;
  return name.split(' ').length <= 7;
}

/** Whether a part says what somebody does rather than who it is. */
export function isRole(part: string): boolean {
  return roleWord.test(part);
}

function profileUrl(url: string | null): string | null {
  return url && /^https?:\/\/[^/]+\/[^#]/.test(url) ? url : null;
}

/** What makes two spellings one name: case, accents, dots and blanks do not count. */
export function nameKey(name: string): string {
  if (!/[^\x00-\x7f]/.test(name)) return foldSpaces(name.replace(/[.,'`-]/g, '')).toLowerCase();
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.,'’`-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Whether a name stands for whoever it was: "Admin", "Staff Writer", "Redaktion". */
export function isGeneric(name: string): boolean {
  return generic.test(name);
}
