import type { Element } from 'domhandler';
import { parentElement } from '../ancestors.js';
import { attributeOf, hasId, notesOf } from '../page-element.js';
import { Sieve } from './sieve.js';

// Parts of a page by their tags and the names that their makers gave them.

const zoneWords = new Sieve([
  [/(^|[\s_-])(nav|navbar|navigation|menu|submenu|topbar|masthead|breadcrumbs?)([\s_-]|$)/i, 'nav,enu,pba,sth,bre'],
  [/(^|[\s_-])(site-?|page-?|global-?)?footer([\s_-]|$)|colophon/i, 'foo,lop'],
  [/(^|[\s_-])(aside|sidebar|side-?bar|rail|right-?col(umn)?|widgets?)([\s_-]|$)/i, 'asi,sid,rai,rig,dge'],
  [
    /(^|[\s_-])(comments?|disqus|replies|respond|kom{1,2}entar\w*|komentá\w*|kommenti?t\w*|commentaires?|comentarios?|comentários?|comentaris?|comment[io]|reacties|yorum(?:lar)?)([\s_-]|$)|commentlist/i,
    'omm,tar,isq,pli,spo,ome,eac,yor',
  ],
  [
    /related|recommend|recirc|popular|most-?read|trending|teaser|card|more-(from|news|stories|on)|read-?(more|next)|also-?(read|like)|latest|similar|promo(?!ted)|carousel|slider|newsletter|outbrain|taboola|list-?item|story-?list|archive-?list|next-?(post|article)|prev/i,
    'ela,omm,irc,pul,mos,ndi,eas,car,mor,rea,lso,tes,mil,rom,sli,wsl,utb,ool,t-i,sti,y-l,yli,hiv,nex,rev',
  ],
  [/(^|[\s_-])(article|post|entry|story|hentry|single)([\s_-]|$)/i, 'rti,pos,ntr,sto,ngl'],
  [/author-?(bio|box|info|card|about|desc\w*|profile)|about-?(the-?)?author|(^|[\s_-])bio([\s_-]|$)/i, 'uth,abo,bio'],
  [/(^|[\s_-])(site|page|global|top)-?(header|head|bar)([\s_-]|$)|masthead/i, 'hea,bar'],
]);
/** Bits of the patterns above. `others` are teasers of other stories, `head` is the page's, not the story's. */
export const [navigation, footer, aside, comment, others, article, bio, head] = [1, 2, 4, 8, 16, 32, 64, 128] as const;

const zoneTags: Record<string, number> = { nav: navigation, footer, aside, article, header: head };

/** Beyond this many ancestors a word in a class name says nothing about the element. */
export const maxClimb = 40;
/** Characters of class names that are read. */
const maxNames = 400;

/** What the element's own tag and names say. */
export function bitsOf(element: Element): number {
  const { name, has, className } = notesOf(element);
  const id = has & hasId ? attributeOf(element, 'id') : '';
  const key = id ? `${className} ${id}` : className;
  return (zoneTags[name] ?? 0) | (key ? zoneWords.matches(key.slice(0, maxNames)) : 0);
}

/** The same of the nearest ancestors, in pages nested too deep. */
export function nearBits(element: Element): number {
  let bits = 0;
  let node: Element | null = element;
  for (let climbed = 0; node && climbed < maxClimb; climbed++) {
    if (node.name === 'body' || node.name === 'html') break;
    bits |= bitsOf(node);
    node = parentElement(node);
  }
  return bits;
}
