// Lines among a story's paragraphs that lead away from it, told by their text: a stand-in for what another site would show, a
// pointer to another story. The model of runs takes many of them for the story's, as they stand where its paragraphs stand.

import { isSurePointer, pointerLength } from '../../shared/box-headings.js';
import { LatinTwin } from '../../shared/latin-twin.js';
import { GatedPattern, phrasesOf } from '../../shared/gated-pattern.js';

/** Longer texts say more than this. */
const maxStandIn = 450;

const standIns = [
  // "An dieser Stelle finden Sie einen externen Inhalt von …", "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden."
  /extern\p{L}* inhalt|inhalte? von (?:\p{L}+ ){0,3}(?:youtube|twitter|x|instagram|facebook|tiktok)\b.{0,40}(?:angezeigt|anzeigen|geladen)|personenbezogene daten .{0,60}drittplattform/u,
  /(?:this|external|third[- ]party) content (?:is|may|could|can|from)\b.{0,80}(?:third part|cookies|consent|youtube|twitter|instagram|facebook|tiktok)|we need your (?:consent|permission)|to (?:view|see|display) this (?:content|video|post|embed)/u,
  /\b(?:para (?:ver|visualizar) este (?:contenido|conteúdo|vídeo|post)|per (?:vedere|visualizzare) questo contenuto|om (?:deze inhoud|dit bericht) te (?:bekijken|zien|tonen)|för att (?:se|visa) (?:det här|detta|den här) (?:innehållet|inlägget|videon)|for (?:at|å) (?:se|vise) (?:dette|denne|indholdet|innholdet))|aby (?:zobaczyć|obejrzeć|wyświetlić) (?:ten|tę|to) (?:materiał|treść|wideo|post)|pro zobrazení (?:tohoto )?obsahu|bu içeriği (?:görmek|görüntülemek) için/u,
  /contenu (?:externe|est bloqué|tiers)|afficher (?:le|ce) contenu|contenido externo|contenuto esterno|conteúdo externo|externe inhoud|deze inhoud .{0,40}(?:cookies|geblokkeerd)/u,
].map(({ source }) => new GatedPattern(source, phrasesOf(source)));

/** The share of a pointer's text that is its link. */
const pointerLinkShare = 0.4;
/** So many lines of a page begin with the same label and a bar: it points, in whatever language. A colon is a list's, too. */
const labelled = 3;
const labelLinkShare = 0.5;
const label = /^[\p{L}\p{M}\p{N}'’ ]{3,28}\s?[|»]\s/u;

/** A player that has not begun: "0:00 / 4:12 1x". */
const playerClock = /^0?0:00(?::00)?\s?[/|]\s?\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:\s?\d(?:[.,]\d{1,2})?\s?[x×])?$/;

/** "You need to agree before we show you what YouTube has": the words of a consent box in place of a player. */
export function isStandIn(text: string): boolean {
  if (text.length > maxStandIn) return false;
  if (playerClock.test(text)) return true;
  const lower = text.toLowerCase();
  return standIns.some((pattern) => pattern.isIn(lower));
}

/** "Read more:" and nothing else. */
export function pointsOn(text: string): boolean {
  return text.length <= 60 && pointerLength(text) === text.length;
}

/** The same, left over where the script that fills it did not run; these words alone may also head a part of the story. */
export const pointsNowhere = (text: string): boolean => pointsOn(text) && isSurePointer(text);

/** Whether a line points to another story; `sameStart`: lines of the page that begin as it does. */
export function isPointer(text: string, linkShare: number, sameStart: number): boolean {
  if (linkShare < pointerLinkShare || text.length > maxStandIn) return false;
  if (pointerLength(text.slice(0, 60)) > 0) return true;
  return sameStart >= labelled && linkShare >= labelLinkShare && label.test(text);
}

const openingLabel = new LatinTwin(/^[\p{L}\p{M}'’ ]{3,28}\s?[:：፦՝]\s/u);
/** A headline has so many letters and words. */
const leastTitle = 20;
const leastWords = 3;

/** "Тағы оқыңыз: a headline that is a link", and nothing behind it: a pointer in whatever language. */
export function pointsByForm(text: string, linkShare: number): boolean {
  const behind = openingLabel.of(text).exec(text)?.[0].length ?? 0;
  const title = text.slice(behind);
  if (behind === 0 || title.length < leastTitle || /[.。!！]["”»]?$/.test(title)) return false;
  return linkShare * text.length >= title.length - 2 && title.split(' ').length >= leastWords;
}
