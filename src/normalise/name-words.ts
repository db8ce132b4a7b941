import { isButton, isPager } from '../shared/button-words.js';

// Words by which a name tells that it is not a person's.

const deskWords =
  /(?<!\p{L})(?:redaktion|redaktionen|redactie|redaktionsteam|redacción|redacao|redação|rédaction|redazione|redakcja|redakce|редакция|editorial|editors?|desk|newsroom|news ?team|team|staff|bureau|agencies|agentur(?:en)?|agence|agencia|agenzia|correspondents?|reporters?|admin|online|web|news|magazin|magazine|media|press|presse|pressestelle|institute?|university|foundation|verlag|gmbh|inc|llc|ltd|group|network|community|board|council|office|ministry|department|club|association|center|centre|company|studio|blog|tv|radio|times|post|herald|daily|today|journal)(?!\p{L})/iu;

/** Whether a name is rather a desk, a firm or a site than a person. */
export function isDesk(name: string): boolean {
  return deskWords.test(name);
}

/** "Ada Lind", "María José de la Cruz", "Jean d’Ormesson". */
const capitalised =
  /^\p{Lu}[\p{L}'’.-]*(?:(?:\s+(?:de|del|de la|van|van der|van den|von|von der|zu|da|dos|di|du|le|la|el|al|bin|ibn|y|ten|ter|af)){0,2}\s+(?:(?:d|l|dell|dall)['’])?\p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** Two to four capitalised words as persons have, or a name in a script without capitals. */
export function looksLikePerson(written: string): boolean {
  const name = written.replace(/,\s(?:Jr|Sr|JR|SR|I{2,3}|IV)\.?$/, '');
  if (/^[\p{Script=Han}]{2,4}$/u.test(name) || /^[\p{Script=Hangul}]{2,4}$/u.test(name)) return true;
  if (capitalised.test(name)) return true;
  return /^(?:[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}]+\s*){2,4}$/u.test(name);
}

const roleWord =
  /(?<!\p{L})(?:staff|writers?|reporters?|correspondents?|editors?|editorial|journalists?|columnists?|contributors?|contributing|senior|junior|chief|deputy|managing|associate|assistant|executive|producer|director|manager|photographers?|analyst|fellow|professor|lecturer|ph\.?d|m\.?d|intern|freelance|special to|founder|ceo|redakteur(?:in)?|redaktion|reporterin|korrespondent(?:in)?|autor(?:in)?|volont[äa]r(?:in)?|ressortleiter(?:in)?|chefredakteur(?:in)?|journaliste|rédact(?:eur|rice)|correspondante?|periodista|redactora?|corresponsal|giornalista|redattore|journalist|redacteur|verslaggever|korrespondent|journalista|redaktor|dziennikarz|корреспондент|журналист|редактор|обозреватель|muhabiri?|editörü|toimittaja|újságíró|wartawan|jurnalis|news desk|bureau|desk)(?!\p{L})|기자|특파원|논설위원|記者|记者|編集|編輯/iu;

/** Whether a part says what somebody does rather than who it is. */
export function isRole(part: string): boolean {
  return roleWord.test(part);
}

/** What somebody is or where somebody works, behind the name; words of titles and institutions, not those of newsrooms alone. */
const officeWords =
  /(?<!\p{L})(?:of|at|for|professor|prof|lecturer|fellow|scholar|researcher|scientist|historian|economist|biologist|chemist|physicist|engineer|physician|doctor|nurse|surgeon|psychologist|sociologist|philosopher|lawyer|attorney|judge|minister|president|secretary|senator|governor|mayor|ambassador|bishop|pastor|coach|captain|author|writer|critic|novelist|poet|artist|designer|developer|blogger|host|presenter|anchor|producer|director|manager|head|chief|lead|vice|deputy|assistant|associate|senior|junior|managing|executive|contributing|special|staff|freelance|guest|former|officer|chair|chairman|chairwoman|chairperson|founder|co-founder|ceo|cto|cfo|partner|consultant|advis[eo]r|analyst|strategist|specialist|expert|expertin?|student|candidate|dean|teacher|intern|trainee|editor|reporter|correspondent|columnist|contributor|journalist|photographer|videographer|ph\.?\s?d|college|university|universit[àäé]|université|universidad|universität|universiteit|institut[eo]?|school|academy|faculty|department|dept|division|laborator(?:y|ies)|hospital|clinic|court|tribunal|ministry|museum|library|society|federation|commission|committee|authority|agency|bank|company|corporation|corp|church|bureau|redakteur(?:in)?|redakt[öø]r|korrespondent(?:in)?|reporterin|leiter(?:in)?|professorin|wissenschaftler(?:in)?|journaliste|professeure?|directeur|directrice|chercheu(?:r|se)|rédact(?:eur|rice)|correspondante?|profesora?|catedrático|directora?|corresponsal|redactora?|giornalista|direttore|professore(?:ssa)?|verslaggever|hoogleraar|dziennikarz|dziennikarka|корреспондент|журналист|редактор|профессор|директор|обозреватель|кандидат|доктор)(?!\p{L})/iu;
/** Two-word places that are written like names. */
const place =
  /^(?:new|los|las|north|south|east|west|united|saudi|san|santa|hong|buenos|tel|abu|kuala|addis|cape|rio|são|sri|costa|el salvador|puerto|mexico|washington|st\.?|saint|sankt|den haag|the hague|bad|great|northern|southern|eastern|western|central)\s\p{Lu}/iu;

/** Whether what stands behind a name is an office, an institution or a place. */
export function isOffice(text: string): boolean {
  return officeWords.test(text) || place.test(text);
}

const words = (...lines: string[]): Set<string> => new Set(lines.flatMap((line) => line.split('|')));

/** Labels and buttons that stand where names stand, whole and in lower case. */
const nobodies = words(
  'authors|author|text|words|story|user|none|null|undefined|unknown|unknown author|n/a|na|more|read more|see more|view all posts|view profile|about|contact|name|update|updated|published|posted|photo|photos|image|image title|video|file photo|bio|biography|website|home|news|opinion|and|by|from|on|in|at|for|the|full bio|author bio|author profile|all articles|more posts|author archive|latest posts|related|advertisement|sponsored|profile|profile image|author image|min read|minute|minutes|today|yesterday|link|source|social media|menu|getty images|shutterstock|istock|picture alliance|imago|unsplash|adobe stock|alamy|pixabay|search|fact checked|fact-checked|editorial process|editorial guidelines|revised edition|written|reviewed|edited|medically reviewed|insights|last updated|collected|sponsored content|table of contents|read time|reading time',
  'kontakt|alle artikel|weitere artikel|profil|quelle|foto|fotos|zur startseite|startseite|impressum|datenschutz|von|autor|autoren|autorin|und|menü|suche|weiterlesen|lesezeit|mo|di|mi|do|fr|sa|so|mo.|di.|mi.|do.|fr.|sa.|so.',
  'red|red.|par|por|da|av|af|door|redigé par|et|y|e|og|och|и',
  '本报|本報|本报讯|本刊|本站|本网|佚名|原创|转载|综合|網路|网络|首頁|来源|來源|입력|수정|기사입력',
  'mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mon.|tue.|tues.|wed.|thu.|thur.|thurs.|fri.|sat.|sun.',
);
/** "Produced by", "Insights from". */
const nobodyPhrase = /^(?:[\p{L}-]+ ){1,3}(?:by|from|von|par|por|di|door)$/u;
/** Chinese and Japanese lines of place and desk: "台北報導", "北京电". */
const deskLine = /^\p{Script=Han}{0,8}(?:報導|报道|報道|电|電|讯|訊)$/u;

/** "Von red", "by jk": a sign of small letters is not a name. */
const signed = /^(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or|[Aa]v|[Dd]oor)\s\p{Ll}{2,4}\.?$/u;

/** Where a text was taken from is told by its own sign. */
const source = /^(?:来源|來源|出处|出處|转自|轉自|출처|出典)\s*[:：]/;

/** Whether a text is a button, a label or a line of another kind that stands where names stand. */
export function isNobody(name: string): boolean {
  const bare = name.toLowerCase();
  return (
    nobodies.has(bare) ||
    isButton(bare) ||
    isPager(bare) ||
    nobodyPhrase.test(bare) ||
    deskLine.test(name) ||
    signed.test(name) ||
    source.test(name)
  );
}
