import type { WallKind } from './wall-phrases.js';

// What walls speak of, in stems (any ending may follow), and words by which they turn to their reader. A story speaks of these
// things, too: they only tell where a page has no paragraph that is free of them, and nothing else of a story.

/** By kind; a line for the scripts that put no blank between words. */
export const wallTerms: Readonly<Partial<Record<WallKind, readonly string[]>>> = {
  challenge: [
    'robot|bot|bots|captcha|human|humain|mensch|umano|humano|automat|browser|javascript|vpn|proof-of-work|scrap|ip[- ]address|reference id|робот|капч|браузер|человек|автоматическ|людин|ρομπότ|άνθρωπο|روبوت|إنسان|متصفح|ربات|רובוט|דפדפן|रोबोट|ब्राउज़र|trình duyệt|peramban|tarayıcı|prohlížeč|przeglądark|böngésző',
    '机器人|浏览器|验证|滑块|機器人|瀏覽器|驗證|ロボット|ブラウザ|認証|로봇|브라우저|인증|เบราว์เซอร์',
  ],
  consent: [
    'cookie|consent|privacy|tracking|track|personali[sz]ed ad|advertis|adverts|gdpr|partners|einwillig|zustimm|datenschutz|werbung|anzeigen|publicit|pubblicit|publicid|confidentialité|privacidad|privacidade|profilazione|advertenti|toestemming|annonser|annoncer|samtykke|samtycke|eväst|mainos|reklam|zgod|prywatnoś|soukromí|hozzájárul|hirdet|süti|adatvédel|konfidencial|privatnost|конфиденциальн|согласи|реклам|згод|поверителност|απόρρητο|διαφημ|çerez|gizlilik|الخصوصية|الإعلانات|ارتباط|کوکی|פרטיות|פרסומות|עוגיות|कुकी|गोपनीयता|quyền riêng tư|quảng cáo|privasi|iklan',
    '隐私|广告|同意|隱私|廣告|クッキー|プライバシー|広告|쿠키|광고|개인정보|คุกกี้|โฆษณา',
  ],
  login: [
    'password|passwort|kennwort|mot de passe|contraseña|senha|palavra-passe|wachtwoord|lösenord|passord|adgangskode|salasana|hasł|heslo|jelszó|parol|lozink|geslo|парол|κωδικ|şifre|كلمة المرور|كلمة السر|رمز عبور|סיסמ|पासवर्ड|পাসওয়ার্ড|লগইন|நுழை|உள்நுழை|கடவுச்சொல்|لاگ ان|پاس ورڈ|mật khẩu|đăng nhập|nenosiri|akaunti|kata sandi|account|compte|konto|cuenta|username|benutzername',
    '密码|账号|帐号|密碼|帳號|パスワード|ログイン|비밀번호|로그인|계정|รหัสผ่าน|บัญชี',
  ],
  subscription: [
    'subscri|abonn|abonnement|probeabo|suscri|abbona|assina|assine|prenumer|tilaa|subskry|předplat|predplat|előfizet|pretplat|naročni|подпис|передплат|абонамент|συνδρομ|abone|اشترا|مشتر|(?:ו|ל|ה|ב)?(?:מינוי|מנוי)|सदस्य|hội viên|thành viên|đăng ký|langganan|গ্রাহক|সাবস্ক্র|சந்தா|உறுப்பினர்|رکنیت|سبسکر|jisajili|mwanachama|předplac|előfizet|a month|per month|im monat|par mois|al mes|al mese|free trial|membership',
    '订阅|会员|訂閱|會員|購読|会員|구독|회원|สมัคร|สมาชิก',
  ],
  region: [
    'region|country|location|territory|european union|general data protection|legal reason|rights reason|licen[cs]e|rechtliche|land|pays|région|raisons légales|país|región|motivos legales|paese|motivi legali|região|landet|regionen|kraj|zemi|ország|țar|стран|регион|країн|регіон|юридическ|χώρα|περιοχή|bölge|ülke|منطقتك|بلدك|منطقه|אזור|क्षेत्र|quốc gia|khu vực|wilayah|negara',
    '地区|地區|国家|国・地域|지역|국가|ประเทศ|ภูมิภาค',
  ],
  gone: [
    'page|article|story|link|url|address|front page|homepage|home page|expired|removed|deleted|archive|search|seite|artikel|startseite|adresse|suche|lien|accueil|página|enlace|inicio|búsqueda|pagina|collegamento|ricerca|sidan|siden|artikkel|startsidan|forsiden|sivu|etusivu|haku|strona|artykuł|stránk|článek|oldal|cikk|pagină|stranic|stran|страниц|ссылк|главн|статт|сторінк|σελίδα|άρθρο|sayfa|haber|bağlantı|الصفحة|الرابط|المقال|صفحه|עמוד|כתבה|पेज|लेख|trang|bài viết|halaman|artikel',
    '页面|文章|首页|链接|頁面|連結|ページ|記事|トップ|페이지|기사|หน้า|บทความ',
  ],
  maintenance: [
    'maintenance|maintain|upgrad|updating|aggiorn|inconvenience|back soon|back shortly|wartung|überarbeitet|unannehmlichkeiten|in kürze|gêne|disculpe|molestias|disagio|incómodo|onderhoud|ongemak|underhåll|vedlikehold|huolto|przepraszamy|utrudnien|omlouváme|karbantart|неудобств|обслуживан|незручност|rahatsızlık|الصيانة|الإزعاج|תחזוקה|असुविधा|bất tiện|ketidaknyamanan',
    '维护|不便|維護|ご不便|メンテナンス|점검|불편|ขออภัย',
  ],
  parked: [
    'domain|domaine|dominio|domínio|domein|domän|domene|domena|doména|registrar|registrant|hosting|webmaster|for sale|offer|website owner|gesperrt|домен|хостинг|домейн|τομέα|النطاق|استضافة|دامنه|דומיין|डोमेन|tên miền|alan adı',
    '域名|主机|网域|網域|ドメイン|サーバー|도메인|호스팅|โดเมน',
  ],
  broken: [
    'server|serveur|servidor|sunucu|database|datenbank|cloudflare|nginx|apache|wordpress|php|sql|exception|stack|error|fehler|erreur|errore|fout|fel|feil|fejl|virhe|błąd|chyba|hiba|eroare|greška|ошибк|помилк|сервер|σφάλμα|hata|خطأ|الخادم|خطای|שגיאה|शर्वर|त्रुटि|lỗi|kesalahan|application owner|web page|webpage|administrator|timed out',
    '错误|服务器|数据库|錯誤|伺服器|エラー|서버|오류|ข้อผิดพลาด|เซิร์ฟเวอร์',
  ],
};

/** "You", "please", "sorry": a story seldom says so to its reader. */
export const addressWords: readonly string[] = [
  "you|your|you're|we|we're|we'll|our|(contact|helps?|lets?|tell|visit|join|reach|email) us|please|sorry|try again|(können|haben|wenn|möchten|nutzen|versuchen|wenden|lesen|besuchen|dass|damit) sie|in ihre[rmn]?|wir|bitte|unsere|dich|dir|dein\\p{L}*|vous|votre|vos|nous|notre|nos (lecteurs|services|abonnés|partenaires|équipes|excuses)|veuillez|désolé|usted|tus|tu (cuenta|navegador|privacidad|suscripción|correo|conexión|país|región|dispositivo|contraseña|lectura|plan|consentimiento|red|experiencia)|nuestr\\p{L}*|nosotros|por favor|lo sentimos|ti|tuo|tua|nostr\\p{L}*|siamo|stiamo|spiacenti|você|(seu|sua) (navegador|conta|privacidade|e-?mail|assinatura|endereço|localização|dispositivo|pedido|acesso|região|país|senha|experiência|rede|conexão|leitura)|nosso|nossa|desculp\\p{L}*|jouw|uw|wij|ons|onze|sorry|(dass|wenn|om|som|att|at|hvis|når|när|kan|vil|skal|har|er|är|måste) du|du (kan|har|är|er|må|måste|skal|ska|vil|kannst|hast|bist|letar|söker|leter|leder|ikke|inte|nicht)|dig|ditt|dina|vi (och våra|og våre|og vores|har|kan|kunne|er|är|bruger|bruker|använder|beklager|beklagar|arbejder|arbetar|jobber|finder|finner|hittar|værner|värnar|vil|vill|bryr|respekter\\p{L}+)|vår|vårt|oss|deg|vores|sinu\\p{L}*|meidän|käytämme|valitettavasti|twoj\\p{L}*|nasz\\p{L}*|przepraszamy|prosimy|vás|váš|vaše\\p{L}*|prosím|omlouváme|(az|hogy|kérjük,?) ön|ön (nem|is|már)|önnek|önt|önök\\p{L}*|kérjük|sajnáljuk|vă|dumneavoastră|noi|vam|vaš\\p{L}*|molimo|вы|вас|ваш\\p{L}*|мы|наш\\p{L}*|пожалуйста|извините|ви|ми|дякуємо|вибачте|будь ласка|вие|моля|σας|εσείς|μας|παρακαλώ|λυπούμαστε|siz|sizi|sizin|sizden|sizinle|sizler\\p{L}*|lütfen|üzgünüz|aradığınız|نحن|عذرا|عذرًا|نعتذر|يرجى|من فضلك|شما|لطفا|متأسفیم|אתה|אתם|שלך|אנא|מצטערים|आप\\p{L}*\\p{M}*|कृपया|हम|क्षमा|আপনি|আপনার|দয়া|bạn|vui lòng|xin lỗi|chúng tôi|anda|kami|silakan|maaf",
  '您|你|我们|我們|请|請|抱歉|お客様|当サイト|ください|下さい|申し訳|고객|죄송|주세요|바랍니다|니다|คุณ|กรุณา|โปรด|ขออภัย',
];
