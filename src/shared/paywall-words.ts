// What a page says where it stops a reader within a story, by language: asked only where no mark-up tells who may read it. Pages that
// are a wall throughout are told by wall-words.ts.

import { GatedPattern, phrasesOf } from './gated-pattern.js';
import { wallTerms } from './wall-terms.js';

const word = '[\\p{L}\\p{M}\\p{N}]';
const wide = /[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;

/** Phrases between bars, by whole words, and those of scripts that have none. */
class Saying {
  private readonly spaced: GatedPattern;
  private readonly unspaced: GatedPattern;

  constructor(lists: readonly string[], unspaced: string) {
    const list = lists.join('|');
    this.spaced = new GatedPattern(`(?<!${word})(?:${list})(?!${word})`, phrasesOf(list));
    this.unspaced = new GatedPattern(unspaced, phrasesOf(unspaced));
  }

  patterns(): readonly GatedPattern[] {
    return [this.spaced, this.unspaced];
  }

  isIn(text: string): boolean {
    return this.spaced.isIn(text.toLowerCase()) || (wide.test(text) && this.unspaced.isIn(text));
  }
}

/** The patterns of what stops a reader, for who asks whether a page is nothing else. */
export const walledPatterns = (): readonly GatedPattern[] => walled.patterns();

/** So many are left; who may read on. */
const metered = new Saying(
  [
    "you have (\\d+|one|two|three|no) (more )?(free )?articles? (left|remaining)|(free )?articles? (left|remaining) this month|you(’|')?(ve| have) read \\d+ of (your )?\\d+ (free )?articles",
    'noch \\d+ (kostenlose|freie) artikel|sie haben \\d+ von \\d+ (kostenlosen|freien|gratis) artikeln',
    'il vous reste \\d+ articles?',
    'te quedan \\d+ art[íi]culos|ha(s)? leído \\d+ de (los|tus|sus) \\d+ artículos',
    'вы прочитали \\d+ из \\d+ бесплатных',
  ],
  '無料(?:で読める)?(?:記事|閲覧)[^。]{0,8}残り\\s?\\d+\\s?[本件回]|已(?:阅读|閱讀|看)[^。]{0,4}\\d+\\s?篇(?:免费|免費)文章|무료 기사[^.]{0,8}\\d+\\s?건',
);

const paying = '(\\p{L}{0,12}-)?(abonnent|abonnement|plus|abo|digital|premium)\\p{L}*';
const germanText = '(artikel|beitrag|inhalt|text)s?';
/** To pay, to log in; what follows is the text behind. */
const chineseStep =
  '(?:订阅|訂閱|登录|登錄|登入|注册|註冊|付费|付費|购买|購買|(?:开通|成为|成為|加入|升级为)(?:会员|會員|VIP))(?:会员|會員)?(?:后|後)?[，,]?\\s?';

const walled = new Saying(
  [
    '(subscribe|sign up|log ?in|register|become a (member|subscriber)) (now )?to ((continue|keep|finish) reading|(read|unlock) (this|the (full|whole|rest)))|to (continue|keep) reading,? (this (article|story),? )?(please )?(subscribe|log ?in|register|sign)|this (article|story|content|post) is (only )?(for|reserved for|available to|exclusive to) (our )?(paying |paid )?(subscribers|members)|(subscriber|member)s?[- ]only (article|content|story)|(continue|keep) reading (for|with) (just |only )?([$€£]? ?\\d|a (subscription|membership|free))|get (unlimited|full) access .{0,60}cancel any ?time',
    `(dieser|der|diesen) ${germanText} (ist|können|lesen) (exklusiv |nur |sie nur )?(für|als|mit) (unsere )?${paying}|weiterlesen mit .{0,40}(abo\\p{L}*|plus\\p{L}*|\\+)|(abonnieren|testen|freischalten|registrieren|anmelden) (und|&) (sofort )?weiterlesen|um (diesen artikel |weiter)\\s?(zu )?(ganz )?(weiter)?(zu)?lesen|sie haben noch kein abo|exklusiv für ${paying}`,
    `(sie )?(möchten|wollen) (sie )?(diesen ${germanText} )?weiterlesen|(mit|im) (\\p{L}+ )?${paying} (weiter)?lesen( sie)?|lesen sie (diesen|den (ganzen|vollständigen)) ${germanText} (weiter )?(mit|im)|den (ganzen|vollständigen|kompletten|gesamten) ${germanText} (lesen sie|gibt es|finden sie) (nur )?(mit|im|in|als)|um (diesen|den (ganzen|vollständigen|kompletten|gesamten)) ${germanText} (zu )?(lesen|weiterzulesen)|um weiterzulesen|(kostenlosen?|freien?) artikel.{0,30}(aufgebraucht|verbraucht|erreicht)|${germanText} freischalten|kostenpflichtiger ${germanText}|teil (unseres|des) ${paying}`,
    '(article|contenu|la suite|le reste)( de cet article)? (est )?réservée? (aux|à nos) abonnés|il vous reste [\\d.,]+\\s?% de cet article|abonnez-vous pour lire',
    '(contenido|art[íi]culo) (es )?(exclusivo )?(para|solo para) (nuestros )?suscriptores|suscr[íi]bete .{0,24}sigue leyendo|suscr[íi]bete para (seguir|continuar) leyendo',
    '(contenuto|articolo|testo)( è)? (riservat|esclusiv|disponibil)\\p{L}( solo| soltanto)? (agli|per gli|ai nostri|per i nostri) abbonati|abbonati per (continuare|leggere)',
    '(conteúdo|artigo|texto|matéria|reportagem) (é )?(exclusiv[oa]|reservad[oa]|disponível)( só| apenas| somente)? (para|a|aos) (os |nossos )?assinantes|assine para (continuar|ler)',
    '(denne|dette) (artikel\\p{L}*|sak\\p{L}*|artikkel\\p{L}*|indhold\\p{L}*|innhold\\p{L}*) er (kun |bare |forbeholdt )?(for |til )?(våre |vore )?abonn?ent\\p{L}+|artikkel\\p{L}* (on|saab) (loetav |lugeda )?(ainult|üksnes|vaid) tellija\\p{L}+|(raksts|saturs) (ir )?(pieejam\\p{L}* )?tikai abonent\\p{L}+|(straipsn|turin)\\p{L}+ (skirt\\p{L}+ |prieinam\\p{L}+ )?tik prenumerator\\p{L}+|(članek|vsebina) (je )?(dostop\\p{L}+ |na voljo )?(le|samo) (za )?naročnik\\p{L}+|(grein|efni|frétt)\\p{L}* er (aðeins|einungis|eingöngu) (fyrir )?áskrifend\\p{L}+|artikel is (slegs|net) (vir )?(ons )?(intekena|subskribe)\\p{L}+',
    '(článek|článok|text|obsah) (je )?(pouze |jen |iba |len |určen\\p{L}* |dostupn\\p{L} )+(pro|pre) (\\p{L}+ )?(předplatitel|predplatiteľ)\\p{L}+|předplaťte si .{0,20}čtěte',
    '(csak|kizárólag) előfizető\\p{L}*( (olvasható|elérhető|szól))?|(cikket|írást|tartalmat) (csak )?előfizetőink (olvashatják|érhetik)|(articol|conținut|text)\\p{L}* (este )?(disponibil|rezervat|exclusiv)( doar)? (pentru )?abonaț\\p{L}*|samo (za )?(pretplatni|naročni)\\p{L}+|само (за )?(претплатни\\p{L}+|абонати)|(শুধু|কেবল)(মাত্র)? গ্রাহকদের জন্য',
    '(bài viết|nội dung) (này )?(chỉ )?dành (riêng )?cho (thành viên|hội viên|độc giả)( trả phí| đăng ký)?|đăng nhập để đọc tiếp|khusus (untuk )?pelanggan|(berlangganan|masuk|login) untuk (lanjut|melanjutkan) (baca|membaca)',
    '(dit artikel is )?(exclusief |alleen |enkel )(voor|toegankelijk voor) (onze )?abonnees|dit artikel is voor abonnees|(word|neem) (nu )?(een )?(abonnee|abonnement|lid)( en| om| voor)? (lees|krijg|verder|onbeperkt|te lezen)\\p{L}*|verder lezen\\?|(lees|verder) (verder|lezen) met (een |je |uw )?(digitaal )?abonnement',
    '(logga in|bli prenumerant|prenumerera) (eller \\p{L}+ (\\p{L}+ )?)?för att (läsa|fortsätta)|((det här|detta) är )?en låst artikel|artikeln är (bara |endast )?för prenumeranter|(denne )?artiklen er (kun )?for abonnenter|(log ind|logg inn|køb abonnement|(skal|må|måste) (være|vara)( \\p{L}+)? \\p{L}*(abonnent|prenumerant|medlem)|bli(v|r)? \\p{L}*(abonnent|medlem)) (for at|for å|för att|og) (læse?|lese?|läsa)|få (\\p{L}+ )?(adgang|tilgang|tillgång) till? (hele|hela) (historien|artik\\p{L}+|saken)|denne artikkelen er (kun )?for abonnenter|for å lese (hele|resten)|(vain|vain meidän) tilaajille|tilaajille tarkoitet\\p{L}+',
    'доступн\\p{L}+ (лише|тільки) (для )?(передплатник|підписник)\\p{L}+|оформіть (передплату|підписку),? (щоб|аби)|(материал|текст|статья|продолжение) доступ\\p{L}+ (только )?(по подписке|(для )?подписчик\\p{L}+)|оформите подписку,? чтобы|материал доступен (только )?(для )?подписчикам|эта статья доступна только подписчикам',
    '(άρθρο|περιεχόμενο|κείμενο) (είναι )?(διαθέσιμο |αποκλειστικά )?(μόνο )?για συνδρομητές|γίνετε συνδρομητής για να (συνεχίσετε|διαβάσετε)',
    '((dalsz|pozostał)\\p{L}+ (część|treść) )?(artykuł|tekst|materiał|treść)\\p{L}* (jest )?(dostępn[yae]|przeznaczon[yae]) (jest )?(tylko |wyłącznie )?dla (\\p{L}+ )?(prenumeratorów|subskrybentów|abonentów)|(wykup|kup) (dostęp|prenumeratę),? (aby|żeby) (czytać|przeczytać)|czytaj dalej (z|w) (prenumerat|subskrypcj|abonament)\\p{L}+',
    '(içerik|haber|yazı) (yalnızca|sadece) abonelere|(okumaya devam etmek|(devamını|tamamını) okumak) için (abone|üye|giriş)',
    '(المقال|المحتوى)( متاح| مخصص)? للمشتركين فقط|ویژه.{0,2} مشترک(ان|ین)|اشترك (الآن )?(لمتابعة|لمواصلة) القراءة',
    '(contingut|article|text) (és )?(exclusiu|reservat|disponible)( només)? per (a |als? )(ls )?(nostres )?subscriptors|subscriu-te per (continuar|seguir) llegint|להמשך (ה)?קריאה (הצטרפו|הירשמו|התחברו)|சந்தாதாரர்களுக்கு மட்டும\\p{M}*|(הכתבה|הכתבה המלאה|התוכן) (זמינה|זמין|מיועדת|מיועד) למנויים( בלבד)?|(הצטרפו|הירשמו)( עכשיו)? כדי להמשיך לקרוא',
    '(केवल|सिर्फ़) सदस्यों के लिए|आगे पढ़ने के लिए (सब्सक्राइब|लॉगिन|सदस्य)',
  ],
  [
    // Japanese: "for members", "from here on", "to read on".
    '会員限定(?:記事|です|の?コンテンツ|公開|となって)|(?:ここから先|この先|これより先)は[^。]{0,12}(?:会員|有料|購読)',
    '続き(?:を|は|が|お)[^。]{0,16}(?:には|会員|登録|購読|いただけ|読めます)|(?:会員|登録|購読|ログイン)(?:になると|する?と|して|で|いただくと)[^。]{0,4}続き|全文(?:を|は)[^。]{0,14}(?:には|会員|登録|購読)',
    '^(?:有料(?:会員)?(?:限定)?記事|会員限定)$',
    // Chinese, in both scripts.
    `${chineseStep}(?:即可|可|以|才能|便可|方可)?(?:(?:继续|繼續)(?:阅读|閱讀|浏览|瀏覽|查看)|(?:阅读|閱讀|浏览|瀏覽|查看)(?:全文|完整|本文|余下|剩余|其餘|更多))`,
    '会员专享|會員專享|訂閱戶專屬|(?:仅限|只限|仅供|僅限|僅供)(?:付费|付費)?(?:会员|會員|订阅|訂閱)',
    '(?:本文|此文|本篇|此内容|此內容)(?:章|内容|內容)?[为為是属屬][^。，]{0,6}(?:付费|付費|会员|會員|订阅|訂閱|VIP)[^。，]{0,4}(?:内容|內容|文章|专享|專享|专属|專屬|限定)',
    '(?:免费|免費)(?:阅读|閱讀|文章)[^。]{0,8}(?:用完|用尽|用盡|上限)|(?:剩余|余下|其余|剩餘|餘下|其餘)(?:内容|內容|部分|全文)[^。]{0,10}(?:付费|付費|订阅|訂閱|登录|登入|会员|會員|购买|購買)',
    // Thai.
    'สำหรับสมาชิกเท่านั้น|สมัครสมาชิกเพื่ออ่าน',
    // Korean.
    '(?:구독자|회원)\\s?전용|(?:유료|구독|멤버십)\\s?(?:회원|구독자|독자)?\\s?전용|(?:구독|회원 ?가입|로그인)하(?:고|면) (?:계속|전체|기사)',
  ].join('|'),
);

/** That the text goes on behind the wall. */
const onward = new Saying(
  [
    '(continue|keep|finish) reading|czytaj dalej|sigue leyendo|weiterlesen|weiterzulesen|(ganzen|vollständigen|kompletten|gesamten) (artikel|beitrag|text)|la suite|seguir leyendo|continuare',
  ],
  '続き|全文を|(?:ここから|この|これより)先は|(?:继续|繼續)(?:阅读|閱讀|浏览|瀏覽|查看)|(?:阅读|閱讀|查看)(?:全文|完整)|余下|餘下|剩余|剩餘|계속 읽',
);
/** To read the rest: with a word for what it takes it stops the reader. */
const toReadOn = new Saying(
  [
    'continuar (lendo|a ler|a leitura)|verder lezen|lees verder|läsa (vidare|hela)|l[æe]se (videre|hele|resten)|jatka lukemista|jatkaaksesi lukemista|lukea (koko|loput)|číst dál|čítať ďalej|pokračovat ve čtení|dočíst|tovább\\p{L}* olvas\\p{L}*|olvasson tovább|continua lectura|citi(ți|ți) (mai departe|continuarea)|nastav\\p{L}+ (s )?čita\\p{L}+',
    '(читать|читати) (далі|далее|дальше|повністю|полностью)|щоб дочитати|чтобы дочитать|(διαβά|συνεχί)σετε (τη συνέχεια|ολόκληρο|το υπόλοιπο|την ανάγνωση)|okumaya devam|(devamını|tamamını) oku\\p{L}*|(המשך|להמשך|להמשיך) (ה)?(קריא|לקרוא)\\p{L}*|ل?(متابعة|مواصلة) القراءة|ادامهٔ? (این )?(مطلب|مطالعه|خواندن)',
    'đọc (tiếp|toàn bộ|đầy đủ|trọn vẹn)|(melanjutkan|lanjut) membaca|(ku|u)?endele[ae] kusoma|आगे पढ़ने|पूरा (लेख|पढ़ने)|مزید پڑھنے|পড়া চালিয়ে|(পুরোটা|বাকি অংশ) পড়তে|தொடர்ந்து படிக்க|முழுவதும் படிக்க',
  ],
  '계속 읽|나머지[^.]{0,12}읽|전문을 (?:보|읽)|อ่านต่อ|อ่านฉบับเต็ม',
);
/** What it takes: to subscribe, to be a member. */
const offer = new Saying([`(?:${wallTerms.subscription![0]!})[\\p{L}\\p{M}]*`], wallTerms.subscription![1]!);
/** How much of the text is missing. */
const missing = new Saying(
  [
    'il vous reste [\\d.,]+\\s?%|zbývá (vám )?(\\p{L}+ )?\\d+ ?%|[\\d,]+ (more )?words (left|remaining)|noch [\\d.]+ (wörter|zeichen)|pozostało (\\p{L}+ )?\\d+ ?%|(te|le) queda(n)? (el )?\\d+ ?%',
  ],
  '(?:残り|この続き)[:：]?\\s?[\\d,]+\\s?文字|(?:全文|剩余|余下|剩餘|餘下|还有|還有)共?\\s?[\\d,]+\\s?字',
);

const says = (saying: Saying, text: string): boolean => saying.isIn(text);
const maxWall = 400;

export interface Paywall {
  access: 'metered' | 'paywalled';
  text: string;
  /** It tells how much is missing, or that the text goes on. */
  isCut: boolean;
}

const maxOffer = 200;

/** A sentence on how to read on that names what it takes. */
const isOffer = (text: string): boolean => text.length <= maxOffer && says(toReadOn, text) && says(offer, text);

/** What the words around a story say of who may read it; null where they say nothing. */
export function readPaywall(texts: readonly string[]): Paywall | null {
  const short = texts.filter((text) => text.length <= maxWall);
  const isMissing = short.some((text) => says(missing, text));
  for (const text of short) {
    const isMetered = says(metered, text);
    if (!isMetered && !says(walled, text) && !says(missing, text) && !isOffer(text)) continue;
    return {
      access: isMetered ? 'metered' : 'paywalled',
      text,
      isCut: isMissing || says(onward, text) || says(toReadOn, text),
    };
  }
  return null;
}

const maxLine = 120;

/** A short line of a wall, as it stands behind the part of a story that all may read. */
export function isPaywallLine(text: string): boolean {
  return text.length <= maxLine && (says(walled, text) || says(missing, text) || says(metered, text) || isOffer(text));
}
