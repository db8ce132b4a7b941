import { LatinTwin } from './latin-twin.js';

// What opens a box of other things than the story, by language.

/** "Read more", "Les også": what points to another story. */
const pointers =
  'read (?:more|also|next|on|this)|also read|see also|see more|more (?:on this|here)|lesen sie (?:auch|mehr|dazu|hier)|lies auch|auch (?:interessant|lesenswert|spannend)|you (?:may|might) also (?:like|enjoy)|(?:das|diese?|dies) [\\p{L} ]{0,20}könnten? (?:dich|euch|sie|dir) (?:auch|ebenfalls) (?:interessieren|gefallen)|mehr (?:dazu|zum thema|lesen)|les (?:også|mer|ogs)|se også|læs (?:også|mere)|läs (?:även|mer|också)|lue (?:myös|lisää)|lees (?:ook|meer|verder)|à lire(?: aussi| également)?|lire (?:aussi|également)|voir aussi|lea (?:también|además)|lee (?:también|además)|leer (?:también|más)|te puede interesar|le puede interesar|ver también|leggi (?:anche|pure)|leia (?:também|mais)|veja (?:também|mais)|saiba mais|(?:prze)?czytaj (?:także|też|również|więcej)|zobacz (?:także|też|również)|přečtěte si|čtěte také|mohlo by vás zajímat|prečítajte si|čítajte (?:aj|tiež)|pročitajte|(?:citește|vezi) și|(?:citeşte|vezi) şi|olvasta már|kapcsolódó(?: cikk\\p{L}*)?|olvass(?:on)? (?:tovább|még)|soma (?:pia|zaidi)|читайте (?:також|также|ещё|еще)|смотрите также|дивіться також|baca (?:juga|selengkapnya)|(?:xem|đọc) thêm|ayrıca oku(?:yun)?|ilginizi çekebilir|bunu da oku(?:yun)?|διαβάστε (?:επίσης|ακόμα|ακόμη|ακόμα και|περισσότερα|σχετικά)|δείτε (?:επίσης|ακόμα|ακόμη)|прочетете (?:още|също)|вижте (?:още|също)|прочитај(?:те)? (?:још|и)|pročitajte (?:još|i)|preberite tudi|skaitykite taip pat|taip pat skaitykite|lasi (?:arī|vēl)|loe (?:ka|lisaks|veel)|llegiu també|llegeix també|อ่าน(?:เพิ่มเติม|ข่าวที่เกี่ยวข้อง)|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க|இதையும் படி(?:யுங்கள்|ங்க)?|(?:مزید|یہ بھی) پڑھ(?:یں|یے|ئے)|بیشتر بخوانید|همچنین بخوانید|קראו (?:גם|עוד)|(?:あわせて|合わせて|併せて)(?:お)?読み(?:たい|ください)|siehe auch|[اإ]قرأ (?:أيضا|أيضًا|أيضاً|المزيد)|شاهد أيض[اً]+|延伸(?:閱讀|阅读)|함께 (?:읽기|읽을거리|보면 좋은)|더 (?:읽기|읽어보기|보기)|(?:相关|推荐|相關|推薦)(?:阅读|閱讀)|lexo(?:ni)? (?:edhe|gjithashtu)|darllenwch (?:hefyd|mwy)|les(?:ið|tu) (?:einnig|líka|meira)|léigh (?:freisin|tuilleadh)|irakurri (?:ere|gehiago|halaber)|həmçinin oxuyun|lee tamén|basahin (?:din|rin)|karanta (?:kuma|ƙari)|funda (?:futhi|okuningi)|прочитајте (?:и|уште)|(?:тағы|сондай-ақ) оқыңыз|(?:мөн|бас) унш\\p{L}+|կարդացեք (?:նաև|ավելին)|(?:ასევე|აგრეთვე) (?:წაიკითხეთ|იხილეთ)|წაიკითხეთ (?:ასევე|აგრეთვე)|यो पनि पढ्नुहोस्|(?:हेही|हे पण) वाचा|(?:ఇవీ|ఇది కూడా|ఇవి కూడా) చదవండి|ಇದನ್ನೂ ಓದಿ|ഇതും വായിക്കുക|കൂടുതൽ വായിക്കുക|ਇਹ ਵੀ ਪੜ੍ਹੋ|આ પણ વાંચો|ອ່ານ(?:ຕື່ມ|ເພີ່ມ)|මෙයද කියවන්න|තවත් කියවන්න';
/** They may also head a part of the story. */
const loosePointers =
  'must[- ]read|watch(?: (?:more|also|now|live))?|listen|related(?: (?:stories|articles?|content|news))?|zum thema|hintergrund|相关|関連(?:記事)?|관련기사';
const pointer = new RegExp(`^[【[]?(?:${pointers}|${loosePointers})\\s*(?:[:：՝|»>→–—】\\]-]|\\.{3}|…|$)`, 'u');
const surePointer = new RegExp(`^[【[]?(?:${pointers})`, 'u');

/** As long as the text is: the small letter of the Turkish "İ" has two signs. */
const lower = (text: string): string => text.replaceAll('İ', 'i').toLowerCase();

/** How long the words are, with the mark behind, by which a line points to another story: "Read more: …"; 0 for none. */
export function pointerLength(text: string): number {
  return pointer.exec(lower(text))?.[0].length ?? 0;
}

/** Whether they are words that can head no part of a story. */
export function isSurePointer(text: string): boolean {
  return surePointer.test(lower(text));
}

/** Other stories: "Related", "Mehr zum Thema", "関連記事". */
export const otherStories = new LatinTwin(
  new RegExp(
    `^(?:${pointers}|related|more (?:from|news|stories)|recommended|most (?:read|popular|viewed)|trending|latest|top stories|(?:up next|next (?:up|story|article)|nächster artikel|article suivant|siguiente (?:artículo|noticia)|prossimo articolo|próxima notícia|volgend artikel|nästa artikel|neste sak|następny artykuł|следующая (?:статья|новость)|наступна (?:стаття|новина)|次の記事|下一篇|다음 기사)$|you may|don't miss|meistgelesen|weitere|sur le même|les plus lus|te puede|más (?:noticias|leíd|sobre)|relacionad|noticia|potrebbe|czytaj|zobacz|читайте|читать|смотрите|по теме|більше|новини за|ilgili|関連|相关|相關|관련|اقرأ|أخبار|مواضيع|veja)`,
    'iu',
  ),
);

const events = new LatinTwin(
  /^(?:(?:upcoming |local |coming )?events?(?: calendar)?|calendar|what[’']s on|dates|fixtures|(?:nächste |kommende )?termine?|veranstaltungen|veranstaltungskalender|veranstaltungstipps|agenda|(?:prochains )?(?:événements|évènements|rendez-vous)|(?:próximos )?eventos|calendario|cartelera|calendário|(?:prossimi )?(?:eventi|appuntamenti)|evenementen|kalender|evenemang|begivenheder|arrangementer|tapahtumat|wydarzenia|kalendarz|(?:nadchodzące )?imprezy|akce|kalendář|események|programok|evenimente|афиша|события|мероприятия|афіша|події|etkinlikler|εκδηλώσεις|sự kiện|acara|agenda acara|กิจกรรม|الفعاليات|فعاليات|رویدادها|אירועים|कार्यक्रम|イベント|イベント情報|催し物|活动|活動|活动预告|近期活動|행사|행사 일정)\s*[:：]?$/iu,
);
/** What class names and ids call such a box, in small letters. */
export const eventNames =
  /(^|[\s_-])(events?|calendar|termine?|veranstaltung|agenda|eventos|kalender|whats-?on|upcoming|fixtures)/;
const maxHeading = 60;

/** Whether a heading opens a box of other stories, or of events; null for any other. */
export function boxOf(heading: string): 'others' | 'events' | null {
  if (heading.length > maxHeading) return null;
  if (events.test(heading)) return 'events';
  // "Latest" opens boxes of all kinds of things.
  return otherStories.test(heading) && !/^latest\s(?!news|stor|art|post|head)/i.test(heading) ? 'others' : null;
}
