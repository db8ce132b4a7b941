// Lines among a story's paragraphs that say nothing of it, told by their words alone: labels of adverts, calls to share, print or
// follow, notes of rights. Each is the whole of a short line, so that no sentence is taken for one.

import { LatinTwin } from './latin-twin.js';
import { isButton } from './button-words.js';

/** What an advert is labelled with: the whole line, or with a word of going on behind or before it. */
const advertWords =
  'advertisements?|advertising|pr|adverts?|ads?|pub|sponsored(?: content)?|contenus? sponsorisés?|conten(?:ido|uto) (?:patrocinado|sponsorizzato)|conteúdo patrocinado|gespons(?:ert|erd|orde?)|anzeigen?|werbung|reklame|publicité|annonces?|publicidad|anuncios?|publicidade|anúncios?|pubblicità|inserzion[ei]|advertenties?|reclame|annons(?:er|en)?|annonsen|annoncen|mainos(?:ten|ksen)?|reklam\\p{L}{0,4}|inzerc[ei]|inzercia|hirdetés|publicitate|oglasi?|oglasa|реклам[аиыуоюй]{1,2}|διαφήμιση|إعلان(?:ات)?|الإعلان|آگهی|تبلیغات|פרסומת|विज्ञापन|বিজ্ঞাপন|விளம்பரம்|اشتہار(?:ات)?|tangazo|matangazo|โฆษณา|quảng cáo|iklan|广告|廣告|広告|スポンサーリンク|광고';

/** "Continues below", "Weiterlesen nach der", "la suite après la". */
const goingOn =
  'continu|scroll|below|weiter|fortgesetzt|suite|sigue|segu[ie]|prosegu|lees|verder|fortsätt|fortsett|fortsæt|läs mer|jatku|dalsz|ciąg|czytaj|pokrač|folytat|nastav|продолж|продовж|συνεχ|devam|يستمر|تستمر|تابع|ادامه|המשך|जारी|পড়ুন|lanjut|gulir|tiếp|อ่านต่อ|继续|繼續|続き|계속|이어';

/** "The story continues below the photo": what stands between is not an advert. */
const goesOnBelow = new LatinTwin(
  /^(?:the )?(?:story|article|text|post|page|report|content)s? continues (?:below|after)(?: (?:the |this )?[a-z]{2,12})?$|^scroll (?:down )?(?:to|for) (?:continue|read|more)(?: [a-z]+){0,4}$|^(?:tekst|artikel|verhaal) gaat verder onder (?:de |het )?\p{L}+$|^(?:juttu|artikkeli|teksti) jatkuu \p{L}+ (?:jälkeen|alla)$/u,
);

const advertLine = new RegExp(`^(?:${advertWords})$`, 'u');
const advertInside = new LatinTwin(new RegExp(`(?<![\\p{L}\\p{M}])(?:${advertWords})(?![\\p{L}\\p{M}])`, 'u'));
const goingOnInside = new RegExp(goingOn, 'u');

/** What a button or link under a story does. */
const actions =
  'share|print|printer-friendly|email|e-mail|tweet|copy|follow|subscribe|download|close|back|bookmark|find|teilen|drucken|folgen|merken|versenden|partager|partagez|imprimer|suivez|suivez-nous|suivre|envoyer|compartir|comparte|imprimir|seguir|síguenos|sigue|síganos|compartilhe|compartilhar|partilhar|siga|siga-nos|condividi|stampa|segui|seguici|delen|deel|afdrukken|printen|volg|dela|skriv|följ|del|følg|jaa|tulosta|seuraa|udostępnij|drukuj|obserwuj|podziel|sdílet|sdílejte|tisk|vytisknout|sledujte|zdieľať|zdieľajte|megosztás|oszd|nyomtatás|kövess|kövessen|distribuie|tipărește|urmărește|urmăriți|podijeli|podeli|ispiši|zapratite|deli|sledite|поделиться|поделитесь|распечатать|подписывайтесь|подпишитесь|поділитися|поділіться|роздрукувати|підписуйтесь|сподели|споделете|последвайте|μοιραστείτε|εκτύπωση|κοινοποίηση|ακολουθήστε|paylaş|paylaşın|yazdır|شارك|شاركوا|مشاركة|طباعة|تابعنا|تابعونا|שתפו|הדפסה|עקבו|साझा|शेयर|bagikan|cetak|ikuti';
/** What else such lines are made of. */
const fillers =
  "this|the|an|a|our|your|article|story|post|page|news|with|friends|us|on|via|by|to|at|in|window|link|url|top|of|and|or|version|friend|add|for|more|please|diesen|dieses|den|die|artikel|beitrag|seite|sie|uns|auf|bei|mit|per|zum|seitenanfang|nach|oben|cet|cette|l'article|nous|sur|par|cette|page|este|esta|artículo|artigo|nota|noticia|notícia|nos|en|em|no|na|por|con|com|esto|isso|questo|articolo|questa|su|per|pagina|dit|deze|ons|op|via|den|här|artikeln|ut|oss|på|denne|saken|artiklen|os|juttu|artikkeli|meitä|artykuł|się|tym|artykułem|na|nas|článek|článok|nás|a|cikket|meg|minket|articolul|pe|ne|članak|vijest|ovaj|ovo|članek|нас|в|на|с|друзьями|статьёй|статьей|новостью|эту|новость|страницу|статтю|новину|цим|з|друзями|нас|статията|ни|το|άρθρο|μας|στο|στα|haberi|bu|bizi|takip|edin|et|sayfayı|المقال|الخبر|هذا|هذه|على|عبر|את|הכתבה|אחרינו|ב|करें|को|पर|artikel|ini|berita|kami|di|ke|facebook|x|twitter|whatsapp|telegram|linkedin|instagram|youtube|tiktok|threads|bluesky|mastodon|reddit|pinterest|viber|vk|ok|google|flipboard|messenger|line|mail|sms|rss|newsletter|channel|kanal|canal";

const words = (list: string): Set<string> => new Set(list.split('|'));
const actionWords = words(actions);
const fillerWords = words(fillers);
const maxWords = 10;
/** A word of these alone may be an answer or a heading. */
const slightWords = words(
  'close|find|back|download|del|deel|deli|sigue|segui|siga|volg|följ|jaa|copy|follow|merken|folgen|oszd|skriv|tisk|add',
);

const unspacedCall =
  /^(?:この記事を)?(?:シェア|印刷|ツイート|ブックマーク)(?:する)?$|^(?:点击)?(?:分享|打印|转发|收藏|列印|轉發)(?:到|至|给)?(?:本文|此文|朋友圈|微信|微博|脸书|臉書|twitter|facebook|line)*$|^(?:기사 ?)?(?:공유|인쇄|프린트)(?:하기)?$|^(?:แชร์|พิมพ์)(?:ข่าวนี้|บทความนี้)?$|^(?:返回|回到)(?:顶部|頂部)$/u;

/** "Lesezeit: 2 Min.", "5 min read". */
const readingTime = new LatinTwin(
  /^(?:lesezeit|lesedauer|reading time|read time|temps de lecture|lecture|tiempo de lectura|lectura|tempo di lettura|tempo de leitura|leestijd|lästid|læsetid|lesetid|lukuaika|czas czytania|doba čtení|čas čítania|olvasási idő|timp de citire|vrijeme čitanja|время чтения|время на чтение|час читання|okuma süresi|χρόνος ανάγνωσης|thời gian đọc|waktu baca|وقت القراءة|زمان مطالعه|זמן קריאה)\s*[:：]?\s*(?:ca\.?\s|~\s?|≈\s?)?\d{1,3}\s?\p{L}{1,12}$|^\d{1,3}[\s-]?min(?:ute)?s?\.? (?:read|de lecture|de lectura|di lettura|de leitura|leestijd|lesezeit|läsning|okuma|czytania)$|^(?:約)?\d{1,3}分で読め(?:ます|る)$/u,
);

/** Advert and going on in scripts without blanks: "記事の続きは広告の下にあります". */
const unspacedAdvert = /^(?=.*(?:広告|广告|廣告|광고|โฆษณา))(?=.*(?:続き|続く|下へ|继续|繼續|계속|อ่านต่อ)).{4,40}$/u;

/** "Increase text size", "Aumenta el tamaño del texto". */
const textSize = new LatinTwin(
  /(?<!\p{L})(?:(?:text|font|letter) size|schriftgr(?:ö|oe)(?:ß|ss)e|taille (?:du texte|de la police|des caractères)|tamaño (?:del texto|de (?:la )?(?:letra|fuente))|tamanho (?:do texto|da (?:letra|fonte))|dimension[ei] (?:del )?(?:testo|carattere)|tekstgrootte|lettergrootte|textstorlek|tekststørrelse|tekstin koko|rozmiar (?:tekstu|czcionki)|velikost (?:textu|písma)|размер (?:шрифта|текста)|розмір (?:шрифту|тексту)|yazı boyutu|حجم الخط|גודל (?:טקסט|גופן))(?!\p{L})|字号|字體大小|文字サイズ|글자 ?크기/iu,
);
const maxTextSize = 50;

const rights =
  /^[<[【]?\s?[©ⓒ]|^our standards: (?:the )?thomson reuters|^[<[【]?\s?저작권자|^(?:\(c\)|copyright(?:\s*(?:[©ⓒ]|\(c\)))?)\s*(?:by\s+)?(?:19|20)\d\d|^copyright\s*(?:[©ⓒ]|\(c\))|^(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены|всі права захищені|版权所有|版權所有|(?:при|полное или частичное) (?:полном |частичном |любом |полном или частичном )?(?:использовани|цитировани|перепечатк|копировани)\p{L}+ .{0,80}(?:ссылк|разрешен|обязательн|запрещ)|(?:будь-яке |повне або часткове )?(?:передрук|використання матеріалів|копіювання|цитування)\p{L}* .{0,80}(?:посилан|заборон|дозвол)|無断転載|무단 ?전재)/iu;

/** What a line of rights says in its middle: "Bu haberin tüm hakları saklıdır", "本文未经授权不得转载". */
const rightsInside = new LatinTwin(
  /(?<!\p{L})(?:all rights reserved|alle rechte (?:vorbehalten|voorbehouden)|tous droits réservés|tod[oa]s los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|wszelkie prawa zastrzeżone|všechna práva vyhrazena|všetky práva vyhradené|minden jog fenntartva|toate drepturile rezervate|sva prava (?:su )?(?:pri|za)držana|vse pravice pridržane|alla rättigheter (?:förbehåll|reserver)\p{L}+|alle rettigheder forbehold\p{L}+|alle rettigheter (?:forbehold|reserver)\p{L}+|kaikki oikeudet pidätetään|kõik õigused kaitstud|visas tiesības aizsargātas|visos teisės saugomos|tüm hakları saklıdır|bütün hüquqlar qorunur|все права (?:защищены|сохранены)|всі права захищен[оі]|всички права запазени|сва права задржана|с(?:ите|ва) права (?:се )?задржани|με (?:την )?επιφύλαξη παντός δικαιώματος|bản quyền thuộc|ghi rõ nguồn|hak cipta dilindungi|dilarang (?:keras )?(?:mengutip|menyalin|memperbanyak)|جميع الحقوق محفوظة|(?:تمامی?|کلیه|همه) حقوق .{0,40}(?:محفوظ|متعلق)|جملہ حقوق|כל הזכויות שמורות|सर्वाधिकार सुरक्षित|সর্বস্বত্ব)|สงวน(?:ลิข)?สิทธิ์|無断(?:での?)?(?:転載|複製|引用|使用)|未[经經](?:书面|書面)?(?:授[权權]|[许許]可|允[许許]|同意).{0,12}(?:[转轉][载載]|使用|[复複][制製])|(?:禁止|[严嚴]禁|谢绝|謝絕|不得)(?:擅自|随意|任意)?[转轉][载載]|[转轉][载載][请請須需][注註]明|무단 ?(?:전재|복제|배포)/iu,
);
const maxRightsInside = 90;

/** Longer lines are sentences. */
const maxLine = 90;
const maxRights = 200;
const maxLabelWords = 9;
/** Signs around a label and arrows to what it leads to. */
const around = new LatinTwin(String.raw`^[^\p{L}\p{N}©(]+|[^\p{L}\p{M}\p{N}]+$`, 'gu');
const webAddress = /\b(?:https?:\/\/|www\.)\S+/g;

const cookies =
  /[Cc]ookie|COOKIE|[Çç]erez|クッキー|쿠키|[Кк]уки|[Ee]västei|[Kk]akor|nformasjonskapsler|iasteczk|[Ss]üti|کوکی|ملفات تعريف الارتباط|עוגיות|कुकी|คุกกี้/;
/** "We use", "this site": the site speaks of itself. */
const ownSite = new LatinTwin(
  /(?<!\p{L})(?:we (?:and our|use)|wir und unsere|nous et nos|nosotros y nuestros|noi e i nostri|nós e (?:os )?nossos|wij en onze|vi (?:och våra|og våre|og vores)|my i nasi|(?:this|our) (?:web ?)?(?:site|page|service)s?|use of cookies|(?:diese|unsere) (?:web)?(?:site|seite)|wir (?:verwenden|nutzen|setzen)|verwenden wir|nous utilisons|ce site|notre site|(?:utilizamos|usamos|empleamos|utilizziamo|usiamo)|est[ea] (?:sitio|site|web|página)|nuestro sitio|nosso site|questo sito|(?:wij?|we) gebruiken|deze (?:web)?site|onze (?:web)?site|vi (?:använder|bruker|bruger)|den(?:na|ne) (?:webb|nett|hjemme)?(?:plats|sida|side|stedet)|käytämme|tämä sivusto|(?:ta|nasza) (?:strona|witryna)|używamy|tato stránka|tento web|používáme|používame|ez az oldal|használunk|acest site|folosim|koristimo|ova (?:web )?stranica|(?:мы )?используем|(?:этот|наш|данный) сайт|сайт использует|(?:ми )?використовуємо|цей сайт|този сайт|използваме|χρησιμοποιούμε|bu (?:web )?site|(?:web )?sitemiz(?:de|in)?|kullanıyoruz|نستخدم|هذا الموقع|این (?:سایت|وب\u200cسایت)|אתר זה|אנו משתמשים|chúng tôi sử dụng|trang (?:web )?này|kami menggunakan|situs (?:web )?ini)(?!\p{L})|当(?:サイト|ウェブサイト)|本(?:网站|網站|站)|我们使用|我們使用|(?:이|본) (?:웹)?사이트|เว็บไซต์นี้|यह (?:वेब)?साइट|हम .{0,30}उपयोग/iu,
);
/** What for: "we use cookies" alone may be a recipe's. */
const purposes =
  /site|web|brows|experien|expérien|erlebn|ervaring|upplev|opplev|oplev|kokemu|doświadcz|zážit|élmény|iskust|esperien|improve|verbesser|amélior|mejorar|melhorar|miglior|analy|advert|werb|publici|pubblici|reklam|traffi|privacy|datenschutz|confidential|settings|einstell|accept|akzept|consent|agree|person|сайт|реклам|удобн|зручн|εμπειρ|deneyim|تجربة|الموقع|تجربه|חוויה|trải nghiệm|pengalaman|体验|體驗|利用|サービス|경험|서비스|ประสบการณ์|अनुभव/iu;
const maxCookies = 400;
/** Of a line in quotes a story tells. */
const quotes = /["“”„«»「]/;

/** Whether a line is a site's own word on its cookies; one in quotes is of a story about them. */
function isCookieNote(text: string): boolean {
  return (
    text.length <= maxCookies && cookies.test(text) && ownSite.test(text) && purposes.test(text) && !quotes.test(text)
  );
}

/** What a line is that says nothing of the story, null for any other. */
export function furnitureKind(text: string): 'advert' | 'call' | 'rights' | 'cookies' | null {
  if (isCookieNote(text)) return 'cookies';
  if (text.length > maxRights) return null;
  if (rights.test(text)) return 'rights';
  if (text.length <= maxRightsInside && rightsInside.test(text) && !quotes.test(text)) return 'rights';
  const line = text.toLowerCase().replace(webAddress, ' ');
  const bare = line.replace(around.of(line), '');
  if (bare === '' || bare.length > maxLine) return null;
  if (advertLine.test(bare) || goesOnBelow.test(bare) || unspacedAdvert.test(bare)) return 'advert';
  const isLabel = bare.split(' ').length <= maxLabelWords && !endsSentence.test(text);
  if (isLabel && advertInside.test(bare) && goingOnInside.test(bare)) return 'advert';
  const isTool = text.length <= maxTextSize && !endsSentence.test(text) && textSize.test(text);
  const isTimed = bare.length <= maxTextSize && readingTime.test(bare);
  return isTool || isTimed || (bare.includes(' ') && isButton(bare)) || isCall(bare) ? 'call' : null;
}

const endsSentence = new LatinTwin(/\p{L}[.!?。！？]["”»]?$/u);

function isCall(bare: string): boolean {
  if (unspacedCall.test(bare)) return true;
  const found = bare.split(/[\s|/,:·•&+@-]+/).filter((word) => word !== '');
  if (found.length > maxWords || !found.some((word) => actionWords.has(word))) return false;
  if (found.length === 1 && slightWords.has(found[0]!)) return false;
  return found.every((word) => actionWords.has(word) || fillerWords.has(word));
}

const statement =
  /^(?:(?:special |important |legal )?(?:notice|statement|disclaimer|declaration)|haftungsausschluss|avertissement|clause de non-responsabilité|aviso(?: legal)?|descargo de responsabilidad|isenção de responsabilidade|avvertenza|zastrzeżenie|отказ от ответственности|дисклеймер|застереження|sorumluluk reddi|إخلاء مسؤولية|تنويه|免責事項|[^\s]{0,4}(?:声明|聲明)|免责条款|알림|면책)\s?[:：]/iu;

const disclaimer =
  /^[【[]?(?:disclaimer|haftungsausschluss|avertissement|clause de non-responsabilité|descargo de responsabilidad|isenção de responsabilidade|zastrzeżenie|отказ от ответственности|дисклеймер|застереження|sorumluluk reddi|إخلاء مسؤولية|免責事項|免责声明|免責聲明|免责条款|면책)\s?[:：】\]]/iu;

/** With more text a story stands in the same paragraph. */
const maxDisclaimer = 500;

/** Whether a text says of itself that nobody answers for what stands above it. */
export function isDisclaimer(text: string): boolean {
  return text.length <= maxDisclaimer && disclaimer.test(text);
}

/** Whether a text opens as what a platform states below what others posted there. */
export function startsStatement(text: string): boolean {
  return statement.test(text);
}

const maxLabel = 30;

/** Whether a line is the label of such a statement and nothing else: "声明：", "Disclaimer". */
export function isStatementLabel(text: string): boolean {
  const bare = text.replace(/^[【[]|[\]】]?\s?[:：]?$/gu, '');
  return bare.length <= maxLabel && statement.exec(`${bare}:`)?.[0].length === bare.length + 1;
}

/** What sites say of themselves there: whose views they do not share, for what they do not answer, who may reprint. */
const ofSite =
  /本[网網站]|[转轉][载載]|不代表|this (?:web ?)?site|(?:views|opinions) (?:and opinions )?expressed|not (?:necessarily )?(?:reflect|represent)|not (?:be )?(?:held )?(?:liable|responsible)|keine (?:haftung|gewähr)|n[’']engagent? que|ne (?:reflèt|représent)|no (?:se hace|nos hacemos|es) responsable|no (?:refleja|representa)|non (?:riflett|rappresent)|não (?:reflet|represent|se responsabiliz)|не нес[её]т ответственности|(?:может|могут) не совпадать|sorumlu (?:değil|tutul)|لا (?:تعبر|يعبر|تتحمل|يتحمل)|責任を負|책임(?:을)? 지지/iu;

/** Whether a text below such a label is the site's own and not a statement that a story quotes. */
export function speaksOfSite(text: string): boolean {
  return ofSite.test(text);
}
