import { LatinTwin } from './latin-twin.js';

// Words that stand beside a date and say what it is the date of, in the languages of news sites. Matched in lower case
// text; word ends are left open on purpose ("published", "publicado", "veröffentlicht am").

const published =
  /publi(?:sh|ca|ce|cir|cou|ció|é|e[er]|qu)|pubbl|posted|\bpost(?:ed)? (?:on|date)|first (?:published|posted)|release[ds]?\b|issued|written|created|filed|uploaded|\badded\b|submitted|online (?:seit|since)|(?<!(?:ed|update) )\bdate ?:|date of publication|veröffentlich|erschienen|erscheinungsdat|erstellt|eingestellt|erstveröff|publizier|artikel vom|(?:artikel|beitrag|article|post|text) (?:wurde|was)\b|\bvom\b|\bstand(?: des artikels)? ?:|mis en ligne|paru le|posté|rédigé|écrit le|créé le|publicad|fecha|creado|subido|escrito e[lm]|criado|postado|inserido|cadastrad|inserit|scritto il|postato|\bcreato?[ :]|argitarat|pubblicat|data ?:|gepubliceerd|geplaatst|geschreven|publicerad|publisert|publiceret|udgivet|offentliggj|oprettet|opprettet|aangemaakt|inlagd|\bbirt[ :]|skapad|lagt ut|julkaist|luotu|loodud|izveidot|sukurta|avaldatud|publicēt|paskelbta|opublikowan|dodano|publikac|publikov|vytvořen|vytvoren|vložen|pridan[éoá]|utworzon|kreirano|ustvarjen|létrehozv|vydán|zveřejn|uverejn|megjelen|közzét|feltöltv|objavlj|objavljen|publicat|postat|публик|опублик|опубліков|розміщен|размещ|дата|добавлен|додан|создан|створен|създаден|објавен|жариялан|հրապարակ|გამოქვეყნ|δημοσ[ιί]|δημιουργ|αν[αά]ρτηση|yayı[nm]|giriş(?: tarihi)? ?:|eklenme|oluşturma|oluşturul|dərc|gửi|đăng|xuất bản|diterbitkan|diposting|imechapishwa|inilathala|terbit|tayang|dipublikasi|เผยแพร่|โพสต์|公開|掲載|投稿|配信|发布|發布|发表|發表|刊登|來源|来源|登録日|作成日|登載|录入|發稿|发稿|上稿|建檔|입력|등록|게재|작성|승인|게시|송고|نشر|منتشر|تاریخ|انتشار|اشاعت|شائع|פורסם|הועלה|प्रकाशित|प्रकाशन|पोस्ट|প্রকাশ|আপলোড|പ്രസിദ്ധ|வெளியிட|ప్రచుర/g;

const updated =
  /updat|modif|revis|edited|amended|corrected|last (?:change|review)|aktuali[sz]|geändert|bearbeitet|zuletzt|mis(?:e)? à jour|màj|maj ?[:.]|mise à|actuali[sz]|atuali[sz]|aggiorn|modificat|última|ultimo|bijgewerkt|gewijzigd|laatste|uppdater|senast|oppdater|opdater|sist|senest|päivit|muokat|uuendat|atjaunot|atnaujin|zaktuali|ostatni|posledn|frissít|módos|uppfær|diweddar|обновен|opgedateer|eguneratu|përditës|ажурир|թարմաց|განახლ|жаңарт|шинэчл|nuashonra|actualitz|imesasish|अद्यावधिक|अद्ययावत|పునరుద్ధ|ažuri|posodob|изм[ее]н|обновл|оновлен|актуализ|ενημ|τελευτ|güncel|son düz|yenilə|cập nhật|diperbarui|diperbaharui|kemas kini|อัปเดต|ปรับปรุง|更新|最終|最后|最後|수정|업데이트|최종|تحديث|آخر|ب(?:ه.?)?روز|עודכן|अपडेट|আপডেট|হালনাগাদ/g;

// Whole words, as they stand in names, too ("Brendan", "Mendoza", "Osborne"); some with what is put behind them.
const other = new LatinTwin(
  String.raw`©|\(c\)|(?<!\p{L})(?:copyright|all rights|(?:born|died|founded|established|since|depuis|deadline|expires?|valid|due|joined|registered|accessed|retrieved|abgerufen|consulté|starts?|ends?|isbn|upcoming|version|build|opening|next (?:issue|edition|meeting)|release date|member since|from .{1,20} to|repl(?:y|ied)|said on|wrote on|a dit|написал)(?!\p{L})|(?:says|dice):|v\d|event|season|archiv|subscri|comment|kommentar)`,
);

/** Without the vowel signs of Arabic ("نُشر") and the dot that lower case leaves of a Turkish "İ". */
const folded = (text: string): string => text.toLowerCase().replace(/[\u064b-\u0652]|\u0307/g, '');

/** "published", "erschienen", "опубликовано" … */
export function saysPublished(text: string): boolean {
  const lower = folded(text);
  // "E-Paper vom 28.11.2023" is today's, whatever page it stands on.
  return lower.search(published) >= 0 && !/e-?paper/.test(lower);
}

const justDate = new LatinTwin(
  /(?<!\p{L})(?:date|dat[ou]ms?|data|datë|dátum|fecha|dagsetning|dyddiad|dáta|kuupäev|ημερομην[ίι]α|ลงวันที่|päivämäärä|päiväys|дата|датум|огноо|күні|күнү|tarih|tarix|sana|ngày|tanggal|tarikh|petsa|tarehe|(?:日期)?[时時][间間]|日期|날짜|التاريخ|تاریخ|תאריך|วันที่|ថ្ងៃ|तारीख|दिनांक|मिति|তারিখ|தேதி|తేదీ|തീയതി|ದಿನಾಂಕ|તારીખ|თარიღი|ամսաթիվ|ቀን)\s?[:：]\s*(?:\p{L}+\.?,?\s*)?$/u,
);

/** "Date:" and at most a weekday before a date: of the story at its head, of the event in a box of events. */
export function saysJustDate(text: string): boolean {
  return justDate.test(folded(text));
}

const label = new LatinTwin(/\p{L}\p{M}*\s?[:：]\s*$/u);

/** Any word and a colon before a date. */
export function endsInLabel(text: string): boolean {
  return label.test(text);
}

/** Chinese and Japanese put the word behind the date ("18:45配信"), and so do Germans and Dutch at times ("am 2. Mai geschrieben"). */
export function saysPublishedBehind(text: string): boolean {
  return /^[^\d。]{0,20}(?:发表|發表|发布|發布|配信|公開|掲載|投稿|geschrieben|gepostet|veröffentlicht|geplaatst|gepubliceerd)/.test(
    text,
  );
}

/** "updated", "zuletzt geändert", "обновлено" … */
export function saysUpdated(text: string): boolean {
  return folded(text).search(updated) >= 0;
}

/** Whether the last label before a date is one of a change: "Publié le 16 mai à 9h, mis à jour le" its second date. */
export function saysUpdatedLast(text: string): boolean {
  const lower = folded(text);
  const change = lastMatch(lower, updated);
  return change >= 0 && (!saysPublished(text) || change > lastMatch(lower, published));
}

function lastMatch(text: string, pattern: RegExp): number {
  let at = -1;
  for (const { index } of text.matchAll(pattern)) at = index;
  return at;
}

const issue =
  /ausgabe|\bissue\b|edition|print|édition|edición|edizione|numéro|numero|wydani|номер|выпуск|nummer|číslo|紙面|지면/;

/** The day printed on a paper's issue: often the day after the story went online. */
export function saysIssue(text: string): boolean {
  return issue.test(text.toLowerCase());
}

const terms =
  /agreement|privacy|terms (?:of|and)|terms & |cookie|\b(?:this|our) policy\b|\bpolicy (?:was|last|updat|effect)|disclaimer|datenschutz|nutzungsbedingung|\bagb\b|impressum|mentions légales|confidentialité|conditions d|aviso legal|privacidad|condiciones de|termos de|condizioni d|informativa|voorwaarden|polityk|regulamin|конфиденциальн|соглашени|конфіденційн|隐私|隱私|プライバシー|利用規約|개인정보|이용약관|الخصوصية/;

/** Terms of use and their kin, which change on days of their own. */
export function saysTerms(text: string): boolean {
  return terms.test(text.toLowerCase());
}

/** What a paper in Korea says below all its pages: its number of registration, its publisher, and since when. */
export function saysImprint(text: string): boolean {
  return /등록번호|발행인/.test(text);
}

/** A copyright line, an event, a comment: a date of something else. */
export function saysOther(text: string): boolean {
  return other.test(text.toLowerCase());
}
