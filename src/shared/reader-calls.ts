import { GatedPattern, phrasesOf } from './gated-pattern.js';
import { LatinTwin } from './latin-twin.js';
import { weightOf } from './unspaced.js';

// What a site asks of its reader in a whole sentence below a story, by language: to follow its channels, load its application, give
// money, tell what the reader knows or pass the story on. "We", "our", "this article": a story asks for none of it.

const channel =
  '(?:whatsapp|telegram|google (?:news|новост)|facebook|instagram|twitter|youtube|tiktok|bluesky|threads|linkedin|viber|flipboard|app store)';

const calls = [
  // To follow.
  `^(?:follow|join|find|like|subscribe to) (?:us|our|the) .{0,80}${channel}`,
  `^(?:folgen sie|folge|folgt|abonnieren sie|abonniere) (?:uns|unser).{0,80}${channel}`,
  `^(?:suivez|rejoignez|retrouvez|abonnez)-?(?:nous| notre| l'| toute l'| toutes les).{0,80}${channel}`,
  `^(?:síguenos|síganos|sigue a|sigue|únete a|suscríbete a) .{0,60}(?:nuestr\\p{L}* |${channel}).{0,60}${channel}|^(?:síguenos|síganos).{0,60}${channel}`,
  `^(?:segui|seguici|iscriviti|unisciti) .{0,80}${channel}`,
  `^(?:siga|siga-nos|acompanhe|subscreva|inscreva-se|entre) (?:n|o|a|d|em|nosso).{0,80}${channel}`,
  `^(?:volg|like) (?:ons|onze).{0,80}${channel}|^(?:följ|gilla) (?:oss|vår).{0,80}${channel}|^(?:følg|lik|synes godt om) (?:oss|os|vår|vores).{0,80}${channel}|^seuraa (?:meitä|kanavaamme).{0,80}${channel}`,
  `^(?:obserwuj|polub|śledź|dołącz do) (?:nas|nasz).{0,80}${channel}|^(?:sledujte|sleduj|pridajte sa k|přidejte se k) (?:nás|náš|nám).{0,80}${channel}|^(?:kövess|kövessen|iratkozz) .{0,80}${channel}|^(?:urmărește|urmăriți|abonează)(?:-ne|-te| pagina).{0,80}${channel}|^(?:pratite|zapratite) (?:nas|naš).{0,80}${channel}`,
  `^(?:подпис(?:ывай|ывайтесь|ывайся|ать)\\p{L}*|подпишитесь|читайте нас|следите за нами|присоединяйтесь) .{0,80}(?:${channel}|телеграм|вконтакте|дзен|канал)`,
  `^(?:підпис(?:уйтесь|уйся)|підпишіться|читайте нас|стежте за нами|приєднуйтесь) .{0,80}(?:${channel}|телеграм|канал)|^(?:последвайте|следвайте) ни.{0,80}${channel}|^(?:ακολουθήστε|βρείτε) (?:το|μας|την|τα).{0,80}${channel}`,
  `${channel}.{0,40}(?:takip edin|abone olun|katılın)|(?:takip edin|abone olun|katılın).{0,40}${channel}|^(?:تابعونا|تابعوا|تابعنا|اشتركوا|انضموا) .{0,80}(?:${channel}|واتساب|تليغرام|تلغرام|فيسبوك|تويتر|يوتيوب|غوغل)|^(?:עקבו אחרינו|הצטרפו) .{0,80}(?:${channel}|וואטסאפ|טלגרם|פייסבוק)`,
  `(?:${channel}|واٹس ایپ|ٹیلی گرام|فیس بک|یوٹیوب).{0,40}(?:جوائن|فالو|سبسکرائب|لائیک) (?:کریں|کیجیے)`,
  `^(?:theo dõi|tham gia) .{0,80}(?:${channel}|zalo)|^(?:ikuti|gabung) (?:kami|berita|kanal|saluran|channel).{0,80}${channel}`,
  // To order a letter.
  '(?:sign up|subscribe) (?:for|to) (?:our|the) .{0,40}(?:newsletter|briefing)|(?:melden sie sich|melde dich|abonnieren sie|abonniere) .{0,60}newsletter|(?:inscrivez|abonnez)-vous .{0,40}(?:newsletter|infolettre|notre lettre)|(?:suscríbete|suscríbase|apúntate|inscríbete) .{0,40}(?:boletín|newsletter)|iscriviti .{0,40}newsletter|(?:subscreva|assine|inscreva-se n) .{0,40}newsletter|(?:meld|schrijf) (?:je|u) .{0,40}nieuwsbrief|anmäl dig .{0,40}nyhetsbrev|(?:tilmeld|meld) (?:dig|deg) .{0,40}(?:nyhedsbrev|nyhetsbrev)|tilaa .{0,30}uutiskirje|zapisz się .{0,40}newsletter|(?:přihlaste se|prihláste sa) .{0,40}(?:newsletter|odběr)|iratkozz\\p{L}* fel .{0,40}hírlev|abon(?:ează|ați)-(?:te|vă) .{0,40}newsletter|подпишитесь на .{0,40}рассылк|підпишіться на .{0,40}розсилк|bültenimize (?:abone|kaydol)|εγγραφείτε .{0,40}newsletter',
  // To load.
  "(?:in|mit) (?:unserer|der) (?:\\p{L}+-?)?app\\b.{0,80}(?:herunterladen|laden|installieren)|^(?:download|get|install) (?:our|the \\p{Lu}?\\p{L}+) .{0,20}app(?:lication)?\\b|^(?:laden sie|lade|lad dir) .{0,40}unsere .{0,20}app\\b|^téléchargez (?:notre|l'application)|^descarga (?:nuestra|la) (?:app|aplicación)|^scarica (?:la nostra|l)\\W?app|^(?:baixe|descarregue|faça o download d) ?(?:o nosso|a nossa|o|a) (?:app|aplicativo|aplicação)|^download (?:onze|de) .{0,20}app\\b|^(?:pobierz|ściągnij) (?:naszą|nasz) aplikacj|^(?:stáhněte|stiahnite) si (?:naši|našu) aplik|^(?:скачайте|установите|завантажте|встановіть) (?:наше|наш) (?:мобильн\\p{L}+ |мобільн\\p{L}+ )?(?:приложени|застосун|додат)|uygulamamızı (?:hemen |ücretsiz )?(?:indirin|indir|yükleyin)|^حم(?:ل|ّل|لوا) تطبيق|^unduh aplikasi (?:kami|\\p{L}+)|^tải (?:ngay )?ứng dụng",
  // To give.
  '(?:value|appreciate|support|enjoy|like) (?:our|independent|local|this kind of) (?:work|journalism|reporting|stories).{0,80}(?:donat|contribut|support|subscri|member)|^(?:please )?(?:support|help fund|donate to) (?:our|independent|local) (?:work|journalism|reporting|newsroom)|(?:consider|by) making a (?:\\p{L}+ )?(?:donation|contribution)|^unterstützen sie (?:unser\\p{L}*|unabhängigen|freien) |^soutenez (?:notre|un|une|la presse|le journalisme)|^(?:apoya|apóyanos|hazte soci[oa]|colabora con) .{0,40}(?:nuestro|periodismo|independiente)|^(?:sostieni|sostienici|aiutaci) .{0,40}(?:nostr|giornalismo|informazione)|^(?:apoie|ajude) (?:o|a|nosso|nossa) (?:jornalismo|nosso trabalho|trabalho)|^(?:steun|help) (?:ons|onze|onafhankelijke) |^(?:wesprzyj|wspieraj) (?:nas|nasz|niezależn)|^(?:podpořte|podporte) (?:nás|náš|nezávisl)|^(?:поддержите|поддержи) (?:нас|наш\\p{L}*|независим)|^(?:підтримайте|підтримай) (?:нас|наш\\p{L}*|незалежн)',
  // To tell.
  '^(?:do you have|have you got|got|have) (?:an? )?(?:story|news|tip|information|something)\\b.{0,60}(?:\\?|share|for us|tell|contact|email)|^(?:know|seen|spotted) (?:something|an error|a mistake|more)\\b.{0,30}\\?|^(?:haben sie|hast du) (?:einen |eine |etwas )?(?:hinweis|tipp|fehler|information)\\p{L}*\\b.{0,60}(?:\\?|uns)|^fehler (?:gefunden|entdeckt)\\?|^vous avez (?:une info|une information|un témoignage|repéré)|^une (?:info|information|erreur) (?:à|dans)|^¿(?:tienes|has visto|conoces|sabes) .{0,60}\\?|^(?:hai una (?:notizia|segnalazione|storia)|vuoi segnalar)|^(?:tem uma (?:notícia|história|denúncia|sugestão)|viu algum erro)|^(?:heb je|heeft u|weet je|zie je) (?:een |zelf |meer )?(?:tip|nieuws|fout|nieuwstip)|^(?:har du|vet du|ved du) (?:et |ett )?(?:tips|tip|mer|nyhetstips|nyhed)\\b.{0,60}\\?|^(?:masz|widzisz|zauważyłeś|byłeś świadkiem) .{0,60}(?:temat|informacj|błąd|zdjęci|literówk)|^(?:máte|našli jste|našli ste|viděli jste) .{0,30}(?:tip|chyb)|^(?:есть новость|заметили ошибку|нашли ошибку|нашли опечатку|знаете больше|стали (?:свидетелем|очевидцем)|если вы (?:нашли|заметили|стали))|^(?:є новина|помітили помилку|знайшли помилку|якщо ви (?:помітили|знайшли))',
  // To buy by its links.
  '(?:we|i|site|us) (?:may |might |can |will )?(?:also )?(?:earn|receive|get)s? (?:an? )?(?:small |affiliate )?commission|(?:contains?|includes?) affiliate links|affiliate[- ]links?.{0,80}provision|(?:erhalten|bekommen) wir (?:dafür )?(?:eine|ggf\\.|gegebenenfalls) (?:kleine )?provision|(?:contient|contenir) des liens (?:d.affiliation|affiliés)|nous (?:pouvons percevoir|percevons|touchons) une commission|enlaces? de afiliad|(?:recibimos|podemos recibir|recibir) una (?:pequeña )?comisión|link (?:di affiliazione|affiliati)|links? de afiliad|(?:ontvangen|krijgen) wij? (?:mogelijk )?(?:een )?(?:kleine )?commissie|linki afiliacyjn',
  // To say how they liked it.
  '^(?:did you (?:like|enjoy|find) this|was this (?:article|page|story|post) (?:helpful|useful|interesting)|how (?:useful|helpful) was this|rate this (?:article|post|story)|click on a star|¿te ha (?:gustado|parecido|sido útil)|¿te gustó (?:este|esta)|war (?:dieser|der) (?:artikel|beitrag) hilfreich|cet article vous a|ti è (?:piaciuto|stato utile) (?:questo|l.)|este artigo foi útil|was dit artikel|oceń (?:ten|artykuł)|оцените (?:статью|материал|новость)|оцініть (?:статтю|матеріал))',
  // To pass on.
  "^(?:please )?share this (?:article|story|post) (?:with|on)|^(?:gefällt|hat) ihnen (?:dieser|der) (?:artikel|beitrag|text)|^teilen sie (?:diesen|den) (?:artikel|beitrag)|^partagez cet? (?:article|texte)|^comparte (?:este artículo|esta noticia|esta nota)|^condividi (?:questo articolo|l'articolo|questa notizia)|^compartilhe (?:este|esta|essa) |^deel dit artikel|^udostępnij (?:ten|znajomym)|^поделитесь (?:этой|статьей|статьёй|новостью|с друзьями)|^поділіться (?:цією|статтею|новиною|з друзями)",
].map((list) => new GatedPattern(list, phrasesOf(list)));

/** Longer texts tell more than that. */
const maxCall = 260;
const signs = /^[^\p{L}\p{N}¿]+/u;

/** Whether a text asks its reader for what sites ask for below a story. */
export function asksOfReader(text: string): boolean {
  if (text.length > maxCall || /[“”„«»"]/.test(text)) return false;
  const line = text.replace(signs, '').replace(/’/g, "'").toLowerCase();
  return calls.some((call) => call.isIn(line));
}

/** Longer lines tell something themselves, and so do longer sentences. */
const maxChannelLine = 90;
const maxChannelSentence = 60;

/** Networks on which sites have channels, and the letters that they send, in the languages of news sites. */
const channels = new LatinTwin(
  /whats\s?app|telegram|google (?:news|новост|discover)|facebook|instagram|youtube|tiktok|bluesky|viber|flipboard|zalo|\bline\b|newsletter|channel|(?:kanal|canal)\p{L}*(?!\p{L})|chaîne|bolet[íi][nm]|infolettre|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|hírlev|телеграм|вотсап|вайбер|канал|рассылк|розсилк|бюлетин|bülten|واتس|واٹس|تلگرام|تليغرام|تلغرام|ٹیلی گرام|فيسبوك|فیس بک|וואטסאפ|טלגרם|פייסבוק|व्हाट्सऐप|व्हाट्सएप|टेलीग्राम|गूगल न्यूज़|चैनल|হোয়াটসঅ্যাপ|টেলিগ্রাম|গুগল নিউজ|চ্যানেল|微信|公众号|公眾號|微博|客户端|客戶端|ニュースレター|メルマガ|チャンネル|카카오|네이버|텔레그램|뉴스레터|채널|유튜브/iu,
);
/** What a reader is told to do with them: in front of the line, or at its end where verbs stand there. */
const orders = new LatinTwin(
  /^(?:(?:join|follow|subscribe|folge|folgt|sigue|recibe|siga|participe|assine|segui|volg|intră|get)(?!\p{L})|sign up|read us|find us|like us|abonnier|folgen sie|suivez|rejoignez|abonnez|retrouvez|inscrivez|únete|únase|síguenos|síganos|suscríbe|suscríba|entre n|acompanhe|inscreva|iscriviti|seguici|unisciti|ikuti|gabung|bergabung|dapatkan|подпи(?:сывай|шит)|читайте|следите|присоединяй|присоединит|вступайте|підпи(?:суй|шіт)|стежте|приєднуй|meld je|schrijf je|prenumerera|anmäl dig|meld deg|tilmeld|seuraa|tilaa|obserwuj|dołącz|śledź|zapisz się|subskrybuj|sledujte|přidejte|pridajte|odebírejte|odoberajte|kövess|csatlakoz|iratkozz|urmăre|urmări|abonea|abonați|alătură|alăturați|pratite|zapratite|pridružite|последвай|следвай|присъединет|абонирай|ακολουθ|εγγρα|γίνετε|μπείτε|theo dõi|tham gia|quan tâm|ติดตาม|เพิ่มเพื่อน|สมัคร|(?:تابعونا|تابعوا|اشتركوا|انضموا)|(?:اشترك في|انضم إلى)|به .{2,30} بپیوندید|עקבו|הצטרפו|关注|關注|扫码|掃碼|掃描|扫描|加入|追蹤|追踪|訂閱|订阅|下载|下載)|(?:takip edin|abone olun|katılın)(?:[ıu]z)?[.!]?$|(?:दें|करें|जुड़ें|फ़ॉलो करें)[।.!]?$|(?:করুন|থাকুন)[।.!]?$|(?:دنبال کنید|بپیوندید|عضو شوید|کریں|کیجیے)[.!]?$|(?:フォロー|登録|友だち追加)(?:する|してください|を|はこちら)?[！!。]?$|(?:구독하기|구독|팔로우|추가|추가하기|하세요|가기)[.!]?$/iu,
);

/** Whether a line does nothing but send its reader to a channel or a letter of the site: "Join our Telegram channel". */
export function isChannelLine(text: string): boolean {
  const longest = /[.!?。！]$/.test(text) ? maxChannelSentence : maxChannelLine;
  if (weightOf(text) > longest || /[“”„«»"]/.test(text)) return false;
  const line = text.replace(signs, '').replace(/’/g, "'");
  return orders.test(line) && channels.test(line);
}
