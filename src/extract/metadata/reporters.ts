// Reporters whom a sentence of the page names: agencies and papers of East Asia do so in the first or the last words of a text, or in
// a line of their own; elsewhere a line says by whom the story was written.

const chineseTitle = '(?:记者|記者|通讯员|通訊員)';
const chineseNames = '\\p{Script=Han}{2,4}(?:[\\s、，,]+\\p{Script=Han}{2,4}){0,5}';
/** "新报社马罗维克12月9日电（记者汤晓云）". */
const bracketed = new RegExp(
  `[（(【〔［[]\\s*\\p{Script=Han}{0,8}${chineseTitle}[\\s：:]*(\\p{Script=Han}[\\p{Script=Han}\\s、]{1,24}?)\\s*(?:[／/]\\s?[\\p{Script=Han}\\s]{1,12})?[)）】〕］\\]]`,
  'u',
);
/** "（中央社記者林佳蓉台北7日電）": three signs are the name, unless there are no more than four before the date. */
const wired = new RegExp(
  `[（(【]\\p{Script=Han}{0,8}${chineseTitle}(\\p{Script=Han}{4,8})\\d{1,2}日\\p{Script=Han}{0,4}[电電]`,
  'u',
);
/** "光明日报记者 王建宏 张文攀", a line of nothing else. */
const ownLine = new RegExp(
  `^(?!.{0,10}(?:告诉|告訴|接受|[向对對据據]))[\\s【（(]*\\p{Script=Han}{0,10}(?:[报報网網社台刊视視道]|新闻|新聞|中心)\\s*(?:\\p{Script=Han}{2,8}\\s*)?${chineseTitle}[\\s：:]*(${chineseNames})[\\s】）)]*$`,
  'u',
);

const koreanTitle = '(?:선임|인턴|객원|수습)?\\s?(?:기자|특파원|논설위원)';
const koreanNames = '\\p{Script=Hangul}{2,4}(?:\\s?[·,ㆍ・]\\s?\\p{Script=Hangul}{2,4}){0,4}';
/** "[하른윅일보 박서연 기자]", "[서울=하른윅일보] 박서연·이도윤 기자 =". */
const korean = new RegExp(
  `^\\s*(?:[[(【][^\\])】\\d]{1,24}[\\s=](${koreanNames})\\s?${koreanTitle}\\s?[\\])】]|[[(【][^\\])】]{2,24}[\\])】]\\s*(${koreanNames})\\s?${koreanTitle}\\s*[=＝])`,
  'u',
);

/** "윤서정 기자", a line of nothing else. */
const koreanLine = new RegExp(
  `^(?!취재|사진|전문|시민|객원|인턴|선임|수습|담당|본지)(${koreanNames})\\s${koreanTitle}$`,
  'u',
);

/** Signs of China, Japan and Korea. */
const eastern = /[\u2e80-\u9fff\uac00-\ud7af]/;

const han = '\\p{Script=Han}';
/** "…という。【小野寺真】", "…と話した。（文化部・佐伯由美）": a sentence of Japanese before it; one word in round brackets may be anything. */
const japanese = new RegExp(
  `[\\p{Script=Hiragana}ー][。」]\\s*(?:【(${han}{3,5}(?:[、・\\s]${han}{3,5}){0,3})】|[（(]${han}{1,6}(?:部|局|班)[・\\s]?(?:記者[・\\s]?)?(${han}{3,5}(?:、${han}{3,5}){0,3})[）)])$`,
  'u',
);

const fullName = "\\p{Lu}[\\p{L}.'’-]+(?:\\s(?:\\p{Ll}{1,3}\\s)?\\p{Lu}[\\p{L}.'’-]*){1,3}";
const wroteIt = [
  'this (?:guest |blog )?(?:post|article|story|piece|column|essay|text) (?:was|is|has been) (?:originally |first )?(?:written|authored|contributed) by',
  'cet(?:te)? (?:article|texte|billet|chronique|analyse) a été (?:écrite?|rédigée?) par',
  'est[ea] (?:artículo|texto|nota|columna|artigo|coluna) (?:fue|ha sido|foi) (?:escrit[oa]|redactad[oa]|redigid[oa]) por',
  "quest(?:o|'|’) ?(?:articolo|testo|pezzo) è stato scritto da",
  'dit (?:artikel|stuk|verhaal) (?:is|werd) geschreven door',
].join('|');
/** "This post was written by Ada Lind, who …"; "Dieser Beitrag wurde von Ada Lind geschrieben". */
const sentence = new RegExp(`^(?:${wroteIt})\\s(?=\\p{Lu})`, 'iu');
const germanSentence = new RegExp(
  `^[Dd]ieser (?:Artikel|Beitrag|Text|Gastbeitrag|Kommentar) (?:wurde|ist) von (${fullName})\\s(?:geschrieben|verfasst)`,
  'u',
);
const opensWithName = new RegExp(`^${fullName}(?:,? (?:and|et|y|e|en) ${fullName})?(?![\\p{L}\\p{N}])`, 'u');

/** Whom a line says that it wrote the story. */
function writerIn(text: string): string | null {
  const end = sentence.exec(text)?.[0].length;
  if (end === undefined) return germanSentence.exec(text)?.[1] ?? null;
  return opensWithName.exec(text.slice(end))?.[0].replace(/\.$/, '') ?? null;
}

/** The names in one run of text, as they stand; null where it names no reporter so. `before` is the run before it. */
export function reportersIn(text: string, before = ''): string | null {
  if (!eastern.test(text))
    return /^(?:this|cet|est|quest|dit|dieser)/i.test(text) ? writerIn(text.slice(0, 300)) : null;
  if (/[】）)]$/.test(text)) {
    const isAlone = text.length <= 30 && /^[【（(]/.test(text);
    const signed = japanese.exec(isAlone ? `${before.slice(-20)}${text}` : text.slice(-60));
    if (signed) return (signed[1] ?? signed[2])!.replace(/・/g, '、');
  }
  const ends = text.length > 180 ? `${text.slice(0, 120)} ${text.slice(-60)}` : text;
  if (/[记記]者|[讯訊][员員]/.test(ends)) {
    const own = ends.length <= 60 ? ownLine.exec(ends)?.[1] : undefined;
    return own ?? bracketed.exec(ends)?.[1] ?? nameBeforePlace(wired.exec(ends)?.[1]);
  }
  if (!/기자|특파원|논설위원/.test(text.slice(0, 80))) return null;
  const found = text.length <= 30 ? (koreanLine.exec(text) ?? korean.exec(text)) : korean.exec(text.slice(0, 80));
  return found ? (found[1] ?? found[2])! : null;
}

/** Of "林佳蓉台北" the name. */
function nameBeforePlace(words: string | undefined): string | null {
  return words ? words.slice(0, words.length === 4 ? 2 : 3) : null;
}
