import { LatinTwin } from './latin-twin.js';
import { isButton, isPager } from './button-words.js';
import { byWords, people, signs, verbs } from './byline-words.js';
import { wholeWords } from './whole-words.js';

// How names of persons are written, and the words by which a name tells that it is not a person's; once for pages, texts and feeds.

/** Two words, capital and small letters only, as most names are. */
export const singleName = new LatinTwin(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u);

const fullName = new LatinTwin(
  String.raw`^\p{Lu}[\p{L}\p{M}'’.-]*(?:(?:\s+(?:de|del|de la|van|van der|van den|von|von der|zu|da|dos|das|di|du|le|la|el|al|bin|ibn|y|ten|ter|af)){0,2}\s+(?:(?:d|l|dell|dall)['’]|[ae]l-)?\p{Lu}[\p{L}\p{M}'’.-]*){1,3}$`,
);
const maxFullName = 45;

/** Two to four capitalised words as persons have: "Ada Lind", "María José de la Cruz", "Jean d’Ormesson". */
export function isFullName(text: string): boolean {
  return text.length < maxFullName && fullName.test(text);
}

/** Whether a text opens with a word in small letters that is none before a family's name, as "van den Berg" does. */
export function opensSmall(text: string): boolean {
  return smallWord.test(text);
}

const smallWord = new LatinTwin(/^(?!(?:(?!the\s)\p{Ll}{1,3}\s){1,2}\p{Lu})\p{Ll}/u);

/** A name in a script without capitals. */
const signName = new LatinTwin(
  /^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4}(?:\s?기자)?|(?:[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{M}]+(?:\s|$)){2,4})$/u,
);

/** Whether a text is written as persons' names are, in any script. */
export function looksLikePerson(written: string): boolean {
  const name = written.replace(/,\s(?:Jr|Sr|JR|SR|I{2,3}|IV)\.?$/, '');
  return isFullName(name) || signName.test(name);
}

/** Who works for a newsroom, by what they do. */
const posts =
  'staff|writers?|reporters?|correspondents?|editors?|journalists?|columnists?|contributors?|photographers?|producer|intern|freelance|redakteur(?:in)?|reporterin|korrespondent(?:in)?|autor(?:in)?|volont[äa]r(?:in)?|ressortleiter(?:in)?|chefredakteur(?:in)?|journaliste|rédact(?:eur|rice)|correspondante?|periodista|redactora?|corresponsal|giornalista|redattore|redacteur|verslaggever|redaktør|redaktör|journalista|redaktor|dziennikarz|dziennikarka|корреспондент|журналіст|журналист|редактор|обозреватель|muhabiri?|editörü|toimittaja|újságíró|wartawan|jurnalis';
/** How high, and what people of other trades who write are. */
const ranks =
  'contributing|senior|junior|chief|deputy|managing|associate|assistant|executive|director|manager|analyst|fellow|professor|lecturer|ph\\.?\\s?d|m\\.?d|founder|ceo';
const titles =
  'prof|scholar|researcher|scientist|historian|economist|biologist|chemist|physicist|engineer|physician|doctor|nurse|surgeon|psychologist|sociologist|philosopher|lawyer|attorney|judge|minister|president|secretary|senator|governor|mayor|ambassador|bishop|pastor|coach|captain|author|critic|novelist|poet|artist|designer|developer|blogger|host|presenter|anchor|head|lead|vice|special|guest|former|officer|chair|chairman|chairwoman|chairperson|co-founder|cto|cfo|partner|consultant|advis[eo]r|strategist|specialist|expert|expertin?|student|candidate|dean|teacher|trainee|videographer|leiter(?:in)?|professorin|wissenschaftler(?:in)?|professeure?|directeur|directrice|chercheu(?:r|se)|profesora?|catedrático|directora?|direttore|professore(?:ssa)?|hoogleraar|профессор|директор|кандидат|доктор';
const institutions =
  'college|universit[àäé]|université|universidad|universität|universiteit|institut[eo]|school|academy|faculty|dept|division|laborator(?:y|ies)|hospital|clinic|court|tribunal|museum|library|society|federation|commission|committee|authority|agency|bank|corporation|corp|church';
/** Institutions whose words are in nobody's name. */
const firms = 'institute?|university|ministry|department|company|bureau';
const desks =
  'redaktion|redaktionen|redactie|redaktionsteam|redacción|redacao|redação|rédaction|redazione|redakcja|redakce|редакция|editorial|editors?|desk|newsroom|news ?team|team|staff|agencies|agentur(?:en)?|agence|agencia|agenzia|correspondents?|reporters?|admin|online|web|news|magazin|magazine|media|press|presse|pressestelle|foundation|verlag|gmbh|inc|llc|ltd|group|network|community|board|council|office|club|association|center|centre|studio|blog|tv|radio|times|post|herald|daily|today|journal';

/** "Staff Writer", "Politische Korrespondentin" */
const postName = new LatinTwin(`(?<!\\p{L})(?:${posts})$`, 'iu');

const deskWords = wholeWords(desks, firms);
const roleWords = wholeWords(posts, ranks, 'special to|editorial|redaktion|desk|bureau');
const roleSigns = /기자|특파원|논설위원|記者|记者|編集|編輯/u;
const officeWords = wholeWords('of|at|for', posts, ranks, titles, institutions, firms);

/** Whether a name is a post that its bearer has not signed. */
export function isPost(name: string): boolean {
  return postName.test(name);
}

/** Whether a name is rather a desk, a firm or a site than a person. */
export function isDesk(name: string): boolean {
  return deskWords.test(name);
}

/** Posts and desks in scripts without capitals, whole; in them a post is written as a name is. */
const signPost = new LatinTwin(
  /^(?:\p{Script=Han}*(?:委員|委员|主筆|主笔|教授|評論員|评论员|[会済治化動際学活道集]部|本社|支局|部長|局長|特派員|特派员|記者|记者|中心)|特約|特约|驻京|駐京|首席)$|^(?:\p{Script=Hangul}*(?:위원|국장|특파원|교수|에디터|대기자)|선임|인턴|객원|수석|전문|전임|시민)$|(?:संवाददाता|पत्रकार|संपादक|প্রতিবেদক|সাংবাদিক|সম্পাদক|صحافی|نمائندہ|خبرنگار|ผู้สื่อข่าว|บรรณาธิการ)$|^(?:कार्यालय|नई दिल्ली|(?:كاتب|مراسل|محرر)ة?|صحف[يى]ة?|رئيسة? التحرير)(?:\s\p{L}+)?$|^(?:כתבת?|עורכת?|פרשנית?|לענייני)(?:\s\p{L}+){0,2}$/u,
);

/** Whether a part says what somebody does rather than who it is. */
export function isRole(part: string): boolean {
  return roleWords.test(part) || roleSigns.test(part);
}

/** Two-word places that are written like names. */
const place = new LatinTwin(
  /^(?:new|los|las|north|south|east|west|united|saudi|san|santa|नई|hong|buenos|tel|abu|kuala|addis|cape|rio|são|sri|costa|el salvador|puerto|mexico|washington|st\.?|saint|sankt|den haag|the hague|bad|great|northern|southern|eastern|western|central|ciudad|cidade|città|ville)\s\p{L}/iu,
);

/** Whether what stands behind a name is an office, an institution or a place. */
export function isOffice(text: string): boolean {
  return officeWords.test(text) || place.test(text);
}

const words = (...lines: string[]): Set<string> => new Set(lines.flatMap((line) => line.split('|')));

/** Labels and buttons that stand where names stand, whole and in lower case. */
const nobodies = words(
  ...Object.values(signs),
  ...(people.author ?? '').split('|').filter((word) => !/[a-z]/.test(word)),
  'authors|author|no author|guest author|unknown author|root|wordpress|joomla|drupal|admin|administrator|super user|τον/την|webmaster|text|words|story|user|none|null|undefined|unknown|author name|n/a|na|more|read more|see more|view all posts|view profile|about|contact|name|update|updated|published|posted|photo|photos|file|diverse|style|editor|editors|image|image title|video|file photo|bio|biography|website|home|news|opinion|and|by|from|on|in|at|for|the|full bio|author bio|author profile|all articles|more posts|author archive|latest posts|related|advertisement|sponsored|sponsored post|publisher|license|licence|creative commons|related stories|profile|profile image|author image|min read|minute|minutes|today|yesterday|link|source|social media|menu|ad feedback|getty images|shutterstock|istock|picture alliance|imago|unsplash|adobe stock|alamy|pixabay|search|fact checked|fact-checked|editorial process|editorial guidelines|revised edition|written|reviewed|edited|medically reviewed|insights|last updated|collected|sponsored content|table of contents|read time|reading time',
  'kontakt|alle artikel|weitere artikel|profil|quelle|foto|fotos|zur startseite|startseite|impressum|datenschutz|von|autor|autoren|autorin|und|menü|suche|weiterlesen|lesezeit',
  'red|red.|par|por|da|av|af|door|redigé par|et|y|e|og|och|и',
  '见习编辑|見習編輯|实习编辑|實習編輯|手机版|手機版|电脑版|電腦版|时间|時間|本报|本報|本报讯|本刊|本站|本网|佚名|原创|转载|综合|網路|网络|首頁|来源|來源|입력|수정|기사입력',
);
/** "Produced by", "Insights from"; "View full profile", "Email Ada". */
const nobodyPhrase = new LatinTwin(
  new RegExp(
    `^(?:[\\p{L}-]+ ){1,3}(?:${byWords}|berichtet)$|^(?:view|e-?mail|contact) \\p{L}+|^(?:learn|read|see|show|view) (?:more|all|full)(?: |$)`,
    'u',
  ),
);
/** "Published", "Publicado el". */
const said = words(...Object.values(verbs));
const beforeDay = / (?:on|in|at|am|um|le|el|em|il|op|den)$/;

/** Lines of place and desk in the East: "台北報導", "北京电", "사회부". */
const deskLine = new LatinTwin(/^(?:\p{Script=Han}{0,8}(?:報導|报道|報道|电|電|讯|訊)|\p{Script=Hangul}{2,4}[부팀])$/u);

/** "Von red", "by jk": a sign of small letters is not a name. */
const signed = new LatinTwin(/^(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or|[Aa]v|[Dd]oor)\s\p{Ll}{2,4}\.?$/u);

/** "Af redaktionen": a desk without a name. */
const opensSmallBehindBy = new LatinTwin(/^(?:By|Von|Af|Av|Door|Par|Por|De|Da|Oleh)\s\p{Ll}+$/iu);

/** Where a text was taken from is told by its own sign. */
const source = /^(?:来源|來源|出处|出處|转自|轉自|출처|出典)\s*[:：]/;

/** Whoever has the keys of the system: "wpadmin_quay", "editor2". */
const account = /^(?:[\w.-]{0,20}admin[\w.-]{0,20}|(?:editor|user|author|guest|web)[-_.]?\d{1,6})$/;

/** Where it was written, beside who wrote it: "à Lyon", "in Oslo". */
const whereWritten = new LatinTwin(/^(?:à|aus|em|en|in|из)\s\p{Lu}/u);

/** Whether a text is a button, a label or a line of another kind that stands where names stand. */
export function isNobody(name: string): boolean {
  const bare = name.toLowerCase().replace(/\s*[:：՝]$/, '');
  return (
    nobodies.has(bare) ||
    account.test(bare) ||
    said.has(bare.replace(beforeDay, '')) ||
    isButton(bare) ||
    isPager(bare) ||
    nobodyPhrase.test(bare) ||
    deskLine.test(name) ||
    signed.test(name) ||
    signPost.test(name) ||
    whereWritten.test(name) ||
    source.test(name) ||
    (opensSmallBehindBy.test(name) && isDesk(name))
  );
}
