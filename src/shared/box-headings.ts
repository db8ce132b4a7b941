// What opens a box of other things than the story, by language.

/** Other stories: "Related", "Mehr zum Thema", "関連記事". */
export const otherStories =
  /^(?:related|read more|read also|read next|see also|more (?:on|from|news|stories)|also read|recommended|most (?:read|popular|viewed)|trending|latest|top stories|you may|don't miss|mehr zum thema|lesen sie (?:auch|mehr)|auch interessant|meistgelesen|weitere|siehe auch|à lire|lire aussi|sur le même|voir aussi|les plus lus|lea también|le(?:e|a) además|te puede|más (?:noticias|leíd|sobre)|relacionad|noticia|leggi anche|potrebbe|lees ook|les også|läs (?:också|mer)|læs også|lue myös|czytaj|zobacz|читайте|читать|смотрите|по теме|більше|новини за|ilgili|関連|相关|相關|관련|اقرأ|أخبار|مواضيع|leia (?:também|mais)|veja)/iu;

const events =
  /^(?:(?:upcoming |local |coming )?events?(?: calendar)?|calendar|what[’']s on|dates|fixtures|(?:nächste |kommende )?termine|veranstaltungen|veranstaltungskalender|veranstaltungstipps|agenda|(?:prochains )?(?:événements|évènements|rendez-vous)|(?:próximos )?eventos|calendario|cartelera|calendário|(?:prossimi )?(?:eventi|appuntamenti)|evenementen|kalender|evenemang|begivenheder|arrangementer|tapahtumat|wydarzenia|kalendarz|(?:nadchodzące )?imprezy|akce|kalendář|események|programok|evenimente|афиша|события|мероприятия|афіша|події|etkinlikler|εκδηλώσεις|sự kiện|acara|agenda acara|กิจกรรม|الفعاليات|فعاليات|رویدادها|אירועים|कार्यक्रम|イベント|イベント情報|催し物|活动|活動|活动预告|近期活動|행사|행사 일정)\s*[:：]?$/iu;
const maxHeading = 60;

/** Whether a heading opens a box of other stories, or of events; null for any other. */
export function boxOf(heading: string): 'others' | 'events' | null {
  if (heading.length > maxHeading) return null;
  if (events.test(heading)) return 'events';
  // "Latest" opens boxes of all kinds of things.
  return otherStories.test(heading) && !/^latest\s(?!news|stor|art|post|head)/i.test(heading) ? 'others' : null;
}
