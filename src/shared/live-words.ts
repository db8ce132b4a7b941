import { LatinTwin } from './latin-twin.js';

const live = new LatinTwin(
  /live[-_]?(?:blog|ticker|update|coverage|stream|text)|(?<![\p{L}\p{M}\p{N}])live(?![\p{L}\p{M}\p{N}])|as[-_ ]it[-_ ]happened|minute[-_ ]by[-_ ]minute|minuto[-_ ]a[-_ ]minuto|en[-_ ](?:vivo|directo?)(?!\p{L})|(?:^|\s)directo?\s?:|ao[-_ ]vivo|diretta|na[-_ ]żywo|canlı (?:anlatım|yayın|blog)|онлайн|наживо|трансляц|прямой эфир|ζωντανά|مباشر|실시간|생중계|直播|速報|実況|ライブ/iu,
);

/** Whether a headline or an address calls its page live. */
export function saysLive(text: string): boolean {
  return live.test(text);
}
