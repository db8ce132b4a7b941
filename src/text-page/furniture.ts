// Lines that sites put around every story, by the words they open with, in the languages of news sites.

import { otherStories, pointerLength } from '../shared/box-headings.js';
import { isButton } from '../shared/button-words.js';

/** Names of the kinds, and what tells them. Each is a sign for the model, not a verdict. */
const kinds: readonly { test: (text: string) => boolean }[] = [
  // 1 share, save, print, listen
  { test: (text) => isButton(text.split(/[^\p{L}\p{M}-]/u, 1)[0]!) || isButton(text) },
  // 2 newsletters, subscriptions, gifts
  /newsletter|subscrib|sign up|abonn|s'inscrire|suscr[ií]b|iscriviti|подпи[сш]|підпи[сш]|abone ol|メルマガ|登録|订阅|訂閱|구독|اشترك|donat|spende|support (?:our|us|independent)|unterstütz|soutenez|apóyanos|become a member|membership/iu,
  // 3 other stories
  otherStories,
  // 4 rights, cookies, terms
  /©|\(c\) ?\d{4}|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|tutti i diritti|всі права|все права|privacy|datenschutz|cookie|terms of|impressum|nutzungsbedingungen|mentions légales|aviso legal|advertis(?:e|ing)|werbung|anzeige|publicité|publicidad|pubblicità|реклама|広告|skip to|zum inhalt|aller au contenu|saltar|(?:enable|activate) javascript|利用規約|版权|저작권|حقوق/iu,
  // 5 captions and credits
  /^(?:photo|photograph|image|picture|file photo|foto|bild|crédit|credit|imagen|immagine|фото|fotoğraf|写真|图片|사진|صورة)\s?[:：(/]|\((?:photo|foto|image|bild|photograph|фото|ap photo)(?!\p{L})|(?:getty images|\/ ?afp|\/ ?reuters|\/ ?epa|shutterstock|ap photo|imago|picture alliance|\/dpa|via reuters|via ap)\b[)\].]?$/iu,
  // 6 by-lines, dates, reading time
  /^(?:by|von|par|por|di|door|av|af|автор|текст|yazan|文|记者|記者|기자|بقلم|كتب)(?!\p{L})[\s:：]|(?<!\p{L})(?:published|updated|posted|last modified|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|опубликовано|обновлено|опубліковано|оновлено|yayınlan|güncellen)|min(?:ute)?s? read|lesezeit|min de lect|temps de lecture|tempo di lettura|мин\.? чтения|хв/iu,
  // 7 what the author or agency signs
  /^(?:reporting by|editing by|writing by|additional reporting|with (?:files|reporting|information) from|contact|the author|about the author|.{2,40} is an? (?:\w+ ){0,4}(?:reporter|correspondent|journalist|editor|writer|columnist|professor))/iu,
];

/** Opens a box inside a story: sign-up, gifts, another story. */
const box =
  /^(?:sign up (?:for|to|here)|subscribe (?:to|now|here)|get (?:the|our) .{0,40}newsletter|register for|jetzt .{0,30}(?:newsletter|abonnieren)|newsletter\b|hier (?:abonnieren|anmelden)|inscrivez-vous|abonnez-vous|recevez|suscr[ií]b[ea]|apúntate|iscriviti|підпису|подпи[сш]|abone ol)/iu;

/** Asks for money, wherever it stands in a line. */
const appeal =
  /consider (?:supporting|donating|becoming|making a)|support (?:our|independent) (?:work|journalism|reporting)|become a (?:member|patron|supporter)|make a (?:donation|contribution)|we(?:'ve|’ve| have) been working hard to bring you|this audio is (?:created|generated)|unterstützen sie (?:uns|unsere)|soutenez-nous|підтримайте (?:нас|нашу)|поддержите нас/iu;

/** Whether a line inside a story is a box and none of its text. */
export function isBox(text: string): boolean {
  return text.length <= maxFurniture && (box.test(text) || appeal.test(text) || pointerLength(text) > 0);
}

/** Longer lines are sentences, whatever they open with. */
const maxFurniture = 240;

/** The kind of furniture that a line looks like, counted from 1; 0 for none. */
export function furnitureOf(text: string): number {
  if (text.length > maxFurniture) return 0;
  return kinds.findIndex((pattern) => pattern.test(text)) + 1;
}
