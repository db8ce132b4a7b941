// Labels by which publishers mark what was paid for, whole and in lower case.

/** They say so of a text. */
const sure = new Set(
  [
    'sponsored|sponsored content|sponsored post|sponsored article|sponsored story|sponsor content|paid content|paid post|paid article|paid partner content|paid partnership|paid for and presented by|partner content|partnered content|branded content|brand studio|native advertising|promoted|promoted content|advertorial|advertorials|advertiser content|advertisement feature|advertising feature|ad feature|in partnership|commercial content|special advertising section',
    'bezahlter inhalt|bezahlte inhalte|bezahlter beitrag|gesponsert|gesponserter inhalt|gesponserter beitrag|gesponserte inhalte|sponsored-post|anzeigensonderveröffentlichung|anzeigen-sonderveröffentlichung|sonderveröffentlichung|werbebeitrag|anzeigenbeitrag|bezahlte partnerschaft|partnerinhalt|partner-inhalt|entgeltliche einschaltung|publireportage|paid-post',
    'contenu sponsorisé|article sponsorisé|contenu partenaire|contenu de marque|publi-communiqué|publicommuniqué|publi-rédactionnel|publirédactionnel|publi-reportage|publi-info|contenu commandité|communiqué partenaire|en partenariat',
    'contenido patrocinado|contenido de marca|artículo patrocinado|contenido promocionado|publirreportaje|publinota|espacio patrocinado|remitido|contenido pagado|branded',
    'conteúdo patrocinado|conteúdo de marca|publieditorial|informe publicitário|conteúdo pago|publipost|publirreportagem|especial publicitário',
    'contenuto sponsorizzato|articolo sponsorizzato|contenuto pubblicitario|informazione pubblicitaria|pubbliredazionale|publiredazionale|messaggio promozionale|contenuto a pagamento|redazionale pubblicitario',
    'gesponsord|gesponsorde inhoud|gesponsorde content|partnerbijdrage|betaalde content|ingezonden mededeling|partnercontent',
    'sponsrat innehåll|sponsrad|sponsrad artikel|betalt innehåll|annonssamarbete|kommersiellt samarbete|betalt samarbete|annonsørinnhold|annonsørinnhald|kommersielt samarbeid|betalt innhold|sponset innhold|annoncørbetalt indhold|annoncørindhold|sponsoreret indhold|sponsoreret|kommercielt samarbejde|kaupallinen yhteistyö|kaupallinen sisältö|mainossisältö|sisuturundus|reklāmraksts|turinio rinkodara|užsakytas straipsnis|reklaminis straipsnis',
    'artykuł sponsorowany|materiał sponsorowany|materiał partnera|tekst sponsorowany|treść sponsorowana|materiał promocyjny|materiał reklamowy|artykuł partnera|komerční sdělení|komerční článek|placená inzerce|pr článek|pr text|sponzorovaný článok|sponzorovaný článek|platená inzercia|fizetett tartalom|támogatott tartalom|szponzorált tartalom|pr cikk|conținut plătit|articol sponzorizat|advertoriale|sponzorirano|sponzorirani članak|plaćeni oglas|promo sadržaj|plaćeni sadržaj|oglasno sporočilo|promocijsko sporočilo|платена публикация|платено съдържание',
    'на правах рекламы|партнёрский материал|партнерский материал|рекламный материал|спонсорский материал|материал партнёра|партнёрский проект|партнерський матеріал|на правах реклами|партнерський проєкт|рекламний матеріал|новини компаній',
    'sponsorlu içerik|reklam içeriği|tanıtım yazısı|advertorial içerik|bu bir ilandır|χορηγούμενο|χορηγούμενο περιεχόμενο|διαφημιστικό άρθρο|bài viết quảng cáo|thông tin doanh nghiệp|nội dung tài trợ|konten bersponsor|konten sponsor|advertorial berbayar|kandungan tajaan|บทความประชาสัมพันธ์|บทความโฆษณา',
    'محتوى مدفوع|محتوى ممول|إعلان مدفوع|مادة إعلانية|تقرير إعلاني|محتوى برعاية|محتوای تبلیغاتی|رپورتاژ آگهی|رپرتاژ آگهی|תוכן ממומן|תוכן שיווקי|תוכן מקודם|בשיתוף|प्रायोजित|प्रायोजित सामग्री|ব্র্যান্ড কনটেন্ট|বিজ্ঞাপন বার্তা',
    '広告企画|広告特集|記事広告|タイアップ広告|スポンサード|スポンサードコンテンツ|提供記事|pr記事|タイアップ企画|広告记事|推广|赞助内容|商业推广|广告文章|品牌内容|廣編企劃|廣編特輯|業配|工商時間|贊助內容|品牌專區|廣告企劃|협찬|기획광고|광고성 기사|브랜드 콘텐츠|유료광고',
  ].flatMap((line) => line.split('|')),
);

/** They stand above empty slots as well. */
const bare = new Set(
  'anzeige|werbung|annonce|annons|annonse|reklame|reklam|reklama|reklama płatna|ogłoszenie|inzerce|inzercia|hirdetés|publicité|publicidad|publicidade|pubblicità|advertentie|mainos|ilan|реклама|广告|廣告|広告|pr|[pr]|ad|광고|إعلان|פרסומת|विज्ञापन|διαφήμιση|quảng cáo|iklan|โฆษณา|oglas|sponsor'.split(
    '|',
  ),
);

const isIn = (list: ReadonlySet<string>, text: string): boolean => text.length <= 60 && list.has(bareOf(text));

/** Without signs around it and without the sponsor behind it. */
function bareOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\s*»›#[(【（–—-]+|[\s*«‹:：.|\])】）–—-]+$/gu, '')
    .replace(/\s(?:von|by|de|par|por|di|door|av|fra|от)\s.{2,30}$|[:：|]\s?.{2,30}$/u, '');
}

/** Whether a text says that it belongs to something paid for: "Sponsored content", "Bezahlter Inhalt", "На правах рекламы". */
export function isPaidLabel(text: string): boolean {
  return isIn(sure, text);
}

/** Whether a text is a word for an advert that stands alone: "Anzeige", "広告". It marks slots as well as stories. */
export function isAdvertWord(text: string): boolean {
  return isIn(bare, text);
}
