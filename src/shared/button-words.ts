// What buttons and pagers say, whole and in lower case, by language: none of it is a name or a topic.

const set = (lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split('|')));

/** To share, keep, print, follow, hear, comment. */
const buttons = set([
  'listen to this article|listen to this story|listen to article|read aloud|share|share this|share article|tweet|pin|pin it|pinit|e-mail|email|print|copy|copy link|copy url|save|bookmark|gift|gift article|follow|follow us|follow author|listen|comment|comments|add comment|view comments|no comments|leave a comment|leave a reply|reply|subscribe|sign up|sign in|log in|login|register|story tools|article tools|tools|text size|font size|report a typo',
  'teilen|drucken|merken|speichern|folgen|vorlesen|anhören|artikel anhören|diesen artikel anhören|beitrag anhören|artikel teilen|artikel drucken|link kopieren|kommentieren|kommentare|kommentar schreiben|keine kommentare|antworten|abonnieren|anmelden|registrieren|newsletter|schrift vergrößern',
  "partager|imprimer|enregistrer|suivre|écouter|écouter l'article|écouter cet article|écouter l’article|copier le lien|commenter|commentaires|aucun commentaire|réagir|s’abonner|s'abonner|abonnez-vous|se connecter|s'inscrire|s’inscrire|offrir",
  'compartir|imprimir|guardar|seguir|escuchar|escuchar artículo|escuchar este artículo|escuchar la noticia|copiar enlace|comentar|comentarios|sin comentarios|suscribirse|suscríbete|iniciar sesión|regístrate|compartilhar|partilhar|salvar|ouvir|copiar link|comentários|assinar|assine|entrar|cadastre-se',
  'condividi|stampa|salva|segui|ascolta|copia link|commenta|commenti|abbonati|accedi|iscriviti|registrati|delen|printen|afdrukken|opslaan|bewaren|volgen|luister|beluister|reageer|reacties|abonneren|inloggen|aanmelden',
  'dela|skriv ut|spara|följ|lyssna|kommentera|kommentarer|prenumerera|logga in|del|skriv ut|lagre|følg|lytt|kommenter|abonner|logg inn|udskriv|gem|lyt|jaa|tulosta|tallenna|seuraa|kuuntele|kommentoi|tilaa|kirjaudu',
  'udostępnij|drukuj|zapisz|obserwuj|słuchaj|posłuchaj|kopiuj link|skomentuj|komentarze|subskrybuj|zaloguj się|sdílet|tisk|vytisknout|uložit|sledovat|poslechnout|diskuse|předplatit|přihlásit se|zdieľať|tlačiť|megosztás|nyomtatás|mentés|követés|hozzászólok|feliratkozás|distribuie|printează|salvează|urmărește|podijeli|podeli|ispiši|komentari|deli|natisni',
  'поделиться|печать|распечатать|сохранить|слушать|подписаться|комментировать|комментарии|войти|регистрация|поділитися|друк|зберегти|підписатися|коментувати|коментарі|увійти|споделете|сподели|печат|коментари',
  'paylaş|yazdır|kaydet|takip et|abone ol|yorum yap|yorumlar|yorum|dinle|giriş yap|üye ol|κοινοποίηση|εκτύπωση|αποθήκευση|σχόλια|ακολουθήστε|εγγραφή|chia sẻ|in bài viết|lưu|theo dõi|bình luận|đăng ký|đăng nhập|bagikan|cetak|simpan|ikuti|komentar|berlangganan|masuk|แชร์|พิมพ์|บันทึก|ติดตาม|ความคิดเห็น|สมัครสมาชิก|เข้าสู่ระบบ',
  'مشاركة|شارك|طباعة|حفظ|متابعة|تابع|استمع|تعليق|تعليقات|اشترك|اشتراک|تسجيل|تسجيل الدخول|نسخ الرابط|چاپ|ذخیره|ارسال نظر|שתף|שתפו|שיתוף|הדפסה|הדפסת כתבה|שמירה|תגובות|הרשמה|התחברות|עקבו|फॉलो करें|शेयर करें|साझा करें|टिप्पणी|সাবস্ক্রাইব|শেয়ার|প্রিন্ট',
  '关闭|關閉|关闭窗口|關閉視窗|閉じる|分享|收藏|打印|列印|友善列印|字号|字號|评论|評論|留言|关注|關注|+关注|＋关注|追蹤|登录|登錄|登入|注册|注冊|註冊|举报|舉報|纠错|糾錯|返回|返回顶部|更多|订阅|訂閱|转发|轉發|點讚|点赞|複製連結|复制链接',
  'フォロー|フォローする|シェア|シェアする|ツイート|登録|会員登録|ログイン|印刷|保存|保存する|コメント|コメントする|ブックマーク|공유|공유하기|구독|구독하기|로그인|회원가입|댓글|댓글달기|인쇄|스크랩|저장|글자크기|기사저장|기자 페이지|기자페이지',
]);

/** Services that stories are shared with, which stories are written about, too. */
const services = set([
  'facebook|facebook messenger|messenger|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|tiktok|bluesky|mastodon',
  'threads|line|wechat|weibo|微博|vk|flipboard|pocket',
]);

/** To the next page, the one before, the first, the last. */
const pagers = set([
  'next|next page|previous|previous page|prev|older|older posts|newer|newer posts|first|last|page|pages|load more|show more|view all|see all',
  'weiter|zurück|vorheriges|nächstes|nächste|nächste seite|vorherige|vorherige seite|seite|suivant|suivante|page suivante|précédent|précédente|siguiente|anterior|página siguiente|próxima|próximo|avanti|indietro|successiva|precedente|volgende|vorige|nästa|föregående|neste|forrige|næste|seuraava|edellinen',
  'dalej|następna|następny|poprzednia|wstecz|další|předchozí|následující|ďalej|következő|előző|următoarea|далее|назад|вперёд|вперед|следующая|предыдущая|далі|наступна|sonraki|önceki|ileri|geri|επόμενη|προηγούμενη|trang sau|trang trước|berikutnya|selanjutnya|sebelumnya|ถัดไป|ก่อนหน้า',
  'التالي|السابق|بعدی|قبلی|הבא|הקודם|अगला|पिछला|下一页|上一页|下一頁|上一頁|下一篇|上一篇|末页|首页|尾页|次へ|前へ|次のページ|次のページへ|前のページ|다음|이전|다음 페이지|페이지',
]);

/** Whether a text is a button's: "Share", "Artikel anhören", "フォローする". */
export function isButton(text: string): boolean {
  return buttons.has(text.toLowerCase()) || isService(text);
}

/** Whether a text is the name of a service that stories are shared with: "Facebook", "微博". */
export function isService(text: string): boolean {
  return services.has(text.toLowerCase());
}

/** Whether a text leads to another page of a list: "Next", "次へ". */
export function isPager(text: string): boolean {
  return pagers.has(text.toLowerCase().replace(/^[\s‹«<←]+|[\s›»>→]+$/gu, ''));
}
