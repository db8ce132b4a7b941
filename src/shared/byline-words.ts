// Words of by-lines, once for pages, texts and feeds, in lower case with bars between them, a line a language or family.

/** What somebody did for a story. */
export type BylinePart =
  | 'author'
  | 'photographer'
  | 'editor'
  | 'translator'
  | 'illustrator'
  | 'videographer'
  | 'reviewer'
  | 'contributor'
  | 'agency';

type Words = Partial<Record<BylinePart, string>>;

/** "By": they stand before names, and behind a work or a verb. */
export const byWords =
  'by|from|von|aus|par|por|di|de|da|door|av|af|eftir|od|przez|' +
  'от|від|од|по|από|بواسطة|توسط|nga|oleh|bởi|theo|' +
  'بقلم|به قلم|كتب|كتبت|كتبه|كتبها|از|מאת|द्वारा|deur|ngu|láti ọwọ́';

/** "By" that begins names elsewhere ("Per Olof", "Le Thi", "Gan Wei"): only on pages in these languages, by their subtags. */
export const byWordsIn: Readonly<Record<string, string>> = {
  ca: 'per',
  cy: 'gan',
  fil: 'ni|nina',
  ga: 'le',
  gd: 'le',
  mt: 'minn',
  sw: 'na',
  tl: 'ni|nina',
};

export const ands = 'and|und|sowie|et|og|och|ja|ve|dan|và|oraz|és|ir|și|şi|agus|и|та|і|й|και|و|اور|और|এবং|ও|และ';
/** "And", "with": what joins names. */
export const joiners = `${ands}|with|mit|avec|con|com`;
/** They also stand inside one name: "José Ortega y Gasset", "Pi i Margall", "Costa e Silva". */
export const innerJoiners = 'y|e|i|en';

/** "Text", "Photos": what was made. Before a mark, or with "by" behind. */
export const works: Words = {
  author:
    'text|words|story|article|guest post|opinion|analysis|column|interview|report|review|reporting|writing|comment|commentary|essay|' +
    'analyse|eine analyse|ein kommentar|kommentar|eine kolumne|kolumne|ein gastbeitrag|gastbeitrag|ein interview|beitrag|ein beitrag|blogbeitrag|blog beitrag|protokoll|text und interview|' +
    'texte|enquête|une enquête|chronique|une chronique|reportage|reporte|reportaje|entrevista|crónica|una crónica|articolo|servizio|intervista|ρεπορτάζ|reportagem|opr|oprac|un article|un texte|texto|testo|tekst|juttu|teksti|teksts|texti|besedilo|szöveg|riport|cikk|haber|röportaj|' +
    'текст|джерело тексту|матеріал|материал|κείμενο|laporan|bài|bài viết|إعداد|تقرير|تحقيق|حوار|نوشته|گزارش|تحریر|رپورٹ|रिपोर्ट|প্রতিবেদন|রিপোর্ট|రచన',
  photographer:
    'photo|photos|photograph|photographs|photography|photo credit|picture|pictures|image|images|' +
    "foto|fotos|foto's|foto’s|bild|bilder|fotografie|fotografien|aufnahmen|photographie|photographies|fotografía|fotografías|fotografia|fotografias|imagen|imágenes|imagem|imagens|immagini|" +
    'beeld|fot|zdjęcia|zdjęcie|snímky|snímek|fotó|fotók|képek|kép|kuva|kuvat|valokuvat|nuotraukos|' +
    'φωτογραφίες|φωτογραφία|φωτό|fotoğraf|fotoğraflar|ảnh|hình ảnh|фото|фотографии|снимки|знімки|світлини|' +
    'تصوير|عدسة|عکس|תמונות|תמונה|צילומים|צילום|फोटो|तस्वीर|ছবি|আলোকচিত্র|படம்|புகைப்படம்',
  editor:
    'editing|additional editing|copy editing|copyediting|bearbeitung|edición|edição|edizione|montage|eindredactie|επιμέλεια|biên tập|تحرير|עריכה|संपादन|সম্পাদনা',
  translator:
    'translation|übersetzung|traduction|traducción|tradução|traduzione|vertaling|översättning|oversettelse|oversættelse|käännös|tłumaczenie|tłum|překlad|preklad|prevod|fordítás|traducere|çeviri|перевод|переклад|превод|ترجمة|ترجمه|תרגום|अनुवाद|অনুবাদ',
  illustrator:
    'illustration|illustrations|graphic|graphics|artwork|illustrationen|grafik|grafiken|ilustración|ilustraciones|ilustração|ilustrações|illustrazione|illustrazioni|illustratie|illustraties|ilustracje|ilustrace|иллюстрация|иллюстрации|ілюстрація|ілюстрації',
  videographer: 'video|videos|kamera|camera|видео|відео|فيديو|वीडियो',
  contributor: 'contributions|contribution|additional reporting|mitarbeit|unter mitarbeit|medewerking',
};

/** "Author", "Editor": who made it. Before a mark, or at the start. */
export const people: Words = {
  author:
    'author|authors|writer|writers|reporter|reporters|staff reporter|byline|by-line|by line|' +
    'autor|autorin|autoren|auteur|auteurs|autrice|journaliste|autora|autores|autoras|periodista|redacción|redação|autore|autori|verslaggever|' +
    'skribent|journalist|höfundur|egilea|egileak|kirjoittaja|toimittaja|autorius|autorė|autors|autorka|autor tekstu|autorzy|autoři|avtor|avtorica|szerző|szerzők|' +
    'συντάκτης|συντάκτρια|του|της|των|yazan|yazar|yazarlar|muhabir|müəllif|' +
    'unserem korrespondenten|unserer korrespondentin|unserem redakteur|unserer redakteurin|unserem mitarbeiter|unserer mitarbeiterin|notre correspondant|notre correspondante|notre envoyé spécial|notre envoyée spéciale|dal nostro inviato|dalla nostra inviata|dal nostro corrispondente|dalla nostra corrispondente|nuestro corresponsal|nuestra corresponsal|nuestro enviado especial|nuestra enviada especial|nosso correspondente|nossa correspondente|onze correspondent|onze verslaggever|vår korrespondent|our correspondent|our own correspondent|' +
    'автор|авторы|автори|авторка|автор статьи|авторы статьи|автор материала|авторы материала|автор текста|аўтар|аутор|корреспондент|' +
    'penulis|kontributor|pewarta|wartawan|tác giả|phóng viên|mwandishi|mwanahabari|' +
    'الكاتب|الكاتبة|المؤلف|المؤلفة|مراسل|مراسلة|نویسنده|خبرنگار|گزارشگر|כתב|כתבה|כתבת|מחבר|מחברת|' +
    'लेखक|लेखिका|रिपोर्टर|संवाददाता|প্রতিবেদক|লেখক|লেখিকা|எழுதியவர்|செய்தியாளர்|நிருபர்|نامہ نگار|رپورٹر|రచయిత|ಲೇಖಕರು|ಲೇಖಕ|ലേഖകൻ|લેખક|ਲੇਖਕ|ავტორი|հեղինակ',
  photographer:
    'photographer|photographers|fotograf|fotografin|photographe|fotógrafo|fotógrafa|fotografo|fotografa|fotograaf|fotografer|kuvaaja|фотограф|عکاس|छायाकार',
  editor:
    'editor|editors|redaktion|subeditor|sub-editor|copy editor|story editor|responsible editor|redaktor|redaktorka|szerkesztő|urednik|urednica|redaktør|redaktör|editör|penyunting|редактор|уредник|ویراستار|mhariri|עורך|עורכת|संपादक|सम्पादक|সম্পাদক|biên tập viên',
  translator:
    'translator|übersetzer|übersetzerin|traducteur|traductrice|traductor|traductora|tradutor|tradutora|penerjemah|dịch giả|biên dịch|çeviren|переводчик|переводчица|مترجم|अनुवादक|অনুবাদক',
  illustrator: 'illustrator|illustratorin|illustrateur|illustratrice|ilustrador|ilustradora',
  reviewer: 'fact checker|fact-checker|medical reviewer',
  agency:
    'quelle|source|sources|fonte|fuente|bron|källa|kilde|lähde|źródło|zdroj|forrás|izvor|sursa|kaynak|nguồn|sumber|πηγή|источник|джерело|المصدر|منبع|מקור|स्रोत',
};

/** "Written", "übersetzt": with "by" behind, or a form that needs none. */
export const verbs: Words = {
  author:
    'written|authored|reported|posted|published|updated|submitted|soumis|posté|mis en ligne|envoyé|enviado|submetido|inviato|gespeichert|eingereicht|ingediend|wysłane|created|contributed|compiled|produced|reviewed|' +
    'geschrieben|verfasst|napisane|được viết|γράφτηκε|propos recueillis|recueillis|publié|écrit|rédigé|escrito|publicado|redactado|a cura|scritto|pubblicato|redatto|geschreven|skrevet|skriven|scris|publicat|publicerad|публикувано|ditulis|isinulat',
  photographer: 'photographed|shot|fotografiert|photographié|fotografiado',
  editor: 'edited|copy edited|copyedited|redigiert|bearbeitet|redigé|édité|editado|editada|editado en español|editato',
  translator:
    'translated|übersetzt|traduit|traducido|traducida|traduzido|traduzida|tradotto|vertaald|oversatt|oversat|översatt|tradus',
  illustrator: 'illustrated|illustriert|illustré|ilustrado',
  reviewer: 'medically reviewed|fact checked|fact-checked',
  contributor: 'with reporting|with files|with contributions|with assistance|with additional reporting',
};

/** Sentences' own forms: "wrote" before a name, without "by". */
export const saidOf: Words = {
  author:
    'as told to|γράφει ο|γράφει η|γράφει|napisał|napisała|opracował|opracowała|opracowanie|rozmawiał|rozmawiała|opublikował|napsal|napsala|napísal|napísala|píše|piše|napisao|napisala|razgovarao|razgovarala|' +
    'írta|dodał|kirjoittanut|parengė|подготовил|подготовила|подготовили|підготував|підготувала|написал|написала|написав|пише|пишет|беседовал|беседовала|розмовляв|розмовляла|пишува|shkruan|লিখেছেন|imeandikwa na',
  editor: 'szerkesztette|redagował|redagowała|uredio|uredila|редагував|редагувала',
  translator: 'tłumaczył|tłumaczyła|fordította|переклав|переклала',
  contributor:
    'con información de|con la colaboración de|avec la collaboration de|com informações de|mit material von|mit informationen von',
};

/** Scripts that write words without blanks. */
export const signs: Words = {
  author:
    '本文作者|文章作者|本报记者|本報記者|本刊记者|本网记者|本台记者|实习生|實習生|实习记者|见习记者|首席记者|特约记者|特派记者|實習記者|记者|記者|通讯员|通訊員|特约撰稿人|撰稿人|撰稿|原作者|作者|著者|筆者|執筆者|執筆|文字|撰文|采写|採寫|采访|採訪|取材|聞き手|構成|ライター|投稿者|文|' +
    '기자명|글쓴이|작성자|취재기자|취재|기자|글|เรื่อง|เขียนโดย|โดย|ผู้เขียน|ผู้สื่อข่าว|นักข่าว|ໂດຍ|ដោយ',
  photographer: '摄影记者|攝影記者|摄影|攝影|图片|圖片|撮影|写真|寫真|图|圖|사진기자|사진|ช่างภาพ|ภาพ',
  editor: '责任编辑|責任編輯|责编|責編|编辑|編輯|編集|编审|編審|校对|校對|편집|บรรณาธิการ',
  translator: '翻译|翻譯|翻訳|译者|譯者|编译|編譯|訳者|译|譯|訳|번역|옮긴이|ผู้แปล|แปล',
  illustrator: '插画|插畫|イラスト|그림|일러스트',
  reviewer: '审核|審核',
};

/** "홍길동 기자 / 사진 …": behind a name it is what its bearer is, and no label of who follows. */
export const titleBehind = /(?<=\p{Script=Hangul}{2,4}\s?)기자(?!\s?[:：]|\s\p{Script=Hangul}{2,4}(?:\s|$))/uy;

/** Links to an author's page, or to all that he wrote. */
export const authorLinks =
  'view all posts by|all posts by|all articles by|more posts by|posts by|articles by|stories by|more from|more by|more about|about the author|meet the author|meet|about|follow|' +
  'alle artikel von|weitere artikel von|weitere beiträge von|alle beiträge von|alles von|mehr von|über den autor|über die autorin|über';

/** Nouns of links to an author's page that are not the name: "all her articles", "full profile", "more from this author". */
export const callNouns =
  'articles|stories|posts|profile|biography|this author|the author|artikel|beiträge|beiträgen|texte|profil|profils|publications|chroniques|' +
  'artículos|notas|publicaciones|perfil|artigos|matérias|textos|articoli|articolo|profilo|artikelen|stukken|artiklar|artikler|artiklene|innlegg|artikkelit|artikkelia|jutut|juttuja|' +
  'artykuły|artykułów|teksty|tekstów|článek|články|článků|članci|članke|članki|cikkei|cikkek|cikke|írásai|írása|articole|articolele|articolelor|' +
  'статьи|статей|материалы|материалов|публикации|публикаций|тексты|профиль|статті|матеріали|матеріалів|публікації|профіль|статии|чланци|' +
  'άρθρα|άρθρων|κείμενα|προφίλ|yazıları|yazılar|haberleri|makaleleri|profili|profilini|bài viết|tulisan|berita|' +
  'المقالات|مقالات|مقالاته|مقالاتها|مواضيع|مطالب|نوشته‌ها|نوشته‌های|یادداشت‌ها|مضامین|כתבות|הכתבות|כתבותיו|כתבותיה|מאמרים|המאמרים|' +
  'लेख|लेखों|खबरें|ख़बरें|লেখা|নিবন্ধ|খবর|கட்டுரைகள்|செய்திகள்|వ్యాసాలు';
/** The same where words have no blanks; a name is not made of them alone. */
export const callSigns = '記事|文章|报道|報導|稿件|作品|專欄|专栏|プロフィール|기사|프로필|บทความ|ข่าว|โปรไฟล์';
