import { LatinTwin } from './latin-twin.js';

/** How publishers head what they had wrong. */
export const correctionWords =
  "corrections?|clarifications?|erratum|errata|korrektur|berichtigung|richtigstellung|rectificatif|correctif|rectificación|corrección|fe de errores|correzione|rettifica|rectificatie|correctie|rettelse|rättelse|oikaisu|sprostowanie|poprawka|editor['’]s note|уточнение|исправлено|виправлення|спростування|düzeltme|תיקון|תיקון טעות|הבהרה|تصحيح|اصلاحیه|تصحیح|diralat|đính chính|oprava|helyesbítés|erată|διόρθωση|সংশোধন|संशोधन|திருத்தம்";
/** In scripts that put no blank between words. */
export const correctionSigns = '訂正|更正|정정';
/** They head a correction; before a dash or in a sentence they mean a reform, an amendment or any change. */
const correctionLabels =
  'korjaus|korrigering|presisering|precisering|täsmennys|koreksi|ralat|pembetulan|correção|errata corrige|correcció|rectificació|rectificare|precizare|corectare|исправление|поправка|опровержение|поправлено|правка|корекция|виправлено|уточнення|выпраўленне|түзету|түзөтүү|düzəliş|tuzatish|ispravak|ispravka|исправка|popravek|parandus|labojums|pataisymas|leiðrétting|korrigjim|zuzenketa|regstelling|marekebisho|pagtatama|επανόρθωση|ուղղում|შესწორება|እርማት|تصويب|تنويه|استدراك|اصلاح|تصحیح و پوزش|सुधार|भूल सुधार|शुद्धिपत्र|भूल सुधारिएको|सच्याइएको|दुरुस्ती|સુધારો|ਸੋਧ|సవరణ|ತಿದ್ದುಪಡಿ|തിരുത്ത്|නිවැරදි කිරීම|cải chính|sửa lỗi|แก้ไข|แก้ข่าว|ແກ້ໄຂ|ការកែតម្រូវ|ပြင်ဆင်ချက်|お詫びと訂正|訂正とお詫び|勘误|勘誤|更正启事|更正啟事|更正說明|更正说明|바로잡습니다|바로잡음|고침|정정 ?보도|정정합니다';
/** How Japanese, Korean and Chinese publishers end a note on what they had wrong; in a quotation something follows. */
const correctionEnd =
  /(?:(?:お詫びして(?:訂正|修正)|(?:訂正|修正)(?:して|し、)お詫び)(?:いた)?します|바로잡습니다|정정합니다|特此更正|[谨謹]此更正)[.。]?[)）】]?$/u;

const notice = new LatinTwin(
  new RegExp(
    `^(?:\\W{0,3}(?:${correctionLabels})(?!\\p{L})\\s*[:：\\]】］〕》〉]|\\W{0,3}(?:${correctionWords}|${correctionSigns}|anmerkung der redaktion|hinweis|note de la rédaction|nota del editor)(?!\\p{L})(?:,? (?:on )?\\p{L}{3,9}\\.? \\d{1,2}(?:, \\d{4})?| \\([^()]{4,24}\\)| \\d{1,2}\\.[^:]{1,24}(?=:))?\\s*[:：([—–\\]】］〕》〉-]|(?:this|an earlier version of this) (?:story|article|report|post)(?: was| has been)? (?:was |has been |originally |first |incorrectly )?(?:updated|corrected|amended|clarified|misstated|incorrectly|previously|gave|said|published)|this (?:is a breaking|breaking news|is a developing)|(?:in|a) (?:an )?(?:earlier|previous) version|dieser (?:artikel|text|beitrag) wurde|in einer (?:früheren|vorherigen|ersten) (?:version|fassung)|(?:dans )?une (?:première|précédente) version de cet? (?:article|texte)|(?:en )?una versión (?:anterior|previa) de est[ea] (?:artículo|noticia|información|texto)|(?:in )?una (?:precedente versione|versione precedente) (?:di questo|dell)|(?:n)?uma versão anterior (?:deste|desta)|in een eerdere versie|i en (?:tidligere|tidigare) (?:version|utgave|udgave|versjon)|w (?:poprzedniej|wcześniejszej|pierwotnej) wersji|v (?:předchozí|původní|predošlej|pôvodnej) verz[ei]|в (?:предыдущей|первоначальной|ранней|более ранней|попередній|початковій) (?:версии|редакции|версії|редакції)|bu haberin önceki|cet article a été|este artículo (?:ha sido|fue)|questo articolo è stato|(?:sponsored|paid) (?:content|post|by)|advertorial\\b)`,
    'iu',
  ),
);

/** "Update, 24 November: an earlier version …": what comes behind may be news as well. */
const dayOfChange =
  /^(?:updated?|aktualisier(?:t|ung)|mise à jour|actualizad[oa]|actualización|aggiornamento|actualização|atualização|bijgewerkt|uppdater(?:ad|ing)|oppdater(?:t|ing)|opdater(?:et|ing)|aktualizacja|aktualizace|обновлено|оновлено|güncelleme)\b[^:]{0,40}:\s*/iu;

/** A line that says that the text was corrected, changed or paid for. */
export function isNotice(text: string): boolean {
  return text.length <= 600 && (notice.test(text.replace(dayOfChange, '')) || correctionEnd.test(text.slice(-24)));
}

/** Looked for in most texts of a page, so that it is plain. */
const machine =
  /\b(?:A\.?I|K\.?I|I\.?A)\b|ИИ|AI|ChatGPT|rtific|ünstliche|unstmatig|unstig|ztuczn|скусственн|人工|인공지능|uto-?generated|utomatically generated|generated automatically/;
const summaryOf =
  /summar|key (?:points|takeaways)|this audio|zusammenfassung|résumé|resumen|resumo|riassunto|sintesi|samenvatting|sammanfattning|summering|sammendrag|podsumowanie|streszczenie|сводк|краткое содержание|摘要|总结|總結|要約|요약/i;
const madeBy =
  /gener|génér|creat|cread|créé|produc|erstellt|erzeugt|réalis|elabor|gerad|realizz|gemaakt|skapa|lavet|laget|stworz|przygotow|созда|подготов|生成|作成|생성/i;

/** Whether a line says that a machine made the summary that it stands beside. */
export function isMachineNote(text: string): boolean {
  return text.length <= 240 && machine.test(text) && summaryOf.test(text) && madeBy.test(text);
}

const signUp =
  /\bby (?:signing up|subscribing|registering|submitting|providing|entering|clicking)\b.{0,60}\b(?:agree|consent|accept|acknowledge)|\byou can (?:unsubscribe|opt out)\b|mit (?:der|ihrer|deiner|meiner) anmeldung.{0,80}(?:stimm|akzept|datenschutz|einverstanden)|jederzeit (?:wieder )?(?:abbestell|abmeld|widerruf)|(?:abmeldung|abbestellung) ist jederzeit|en vous (?:inscrivant|abonnant).{0,80}(?:accept|condition|confidentialit)|vous (?:pouvez|pourrez) vous désabonner|al (?:suscribir|registrar|inscribir)(?:te|se|me).{0,60}acept|iscrivendo(?:ti|mi|si).{0,60}(?:accett|acconsent|privacy)|ao (?:se )?(?:inscrever|assinar|cadastrar|subscrever).{0,60}(?:concord|aceit)|door (?:je|u|uw|me) .{0,30}(?:in te schrijven|aan te melden|te abonneren).{0,60}akkoord|zapisując się.{0,60}(?:akcept|zgad)/i;

/** Whether a line says what one agrees to who orders a newsletter. */
export const isSignUpNote = (text: string): boolean => text.length <= 300 && signUp.test(text);

const inbox =
  /\b(?:to|in|into) your (?:inbox|e-?mail)|in (?:ihr|dein)(?:em|en)? (?:e-?mail-)?postfach|dans votre (?:boîte|messagerie)|en (?:tu|su) (?:correo|bandeja|e-?mail)|nella tua (?:casella|e-?mail|posta)|(?:no|em) seu e-?mail|in (?:je|uw) (?:mailbox|inbox|mail)|na (?:twoją|twój|swoją) (?:skrzynkę|e-?mail)/i;

/** Whether a line with a link offers to send something by e-mail. */
export const asksForInbox = (text: string): boolean => text.length <= 200 && inbox.test(text);
