import { decodeHTML, escapeUTF8 } from 'entities';
import { Parser } from 'htmlparser2';
import type { FeedNode } from './tree.js';

// Markup inside feeds: cleaned HTML with absolute links, and plain text of it. What is let through is a list of names; scripts,
// handlers, styles and frames are not on it (the list that feedparser's sanitiser made customary).

const elements = new Set(
  (
    'a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del ' +
    'details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label ' +
    'legend li main map mark menu nav ol optgroup option p picture pre progress q rp rt ruby s samp section select small source ' +
    'span strike strong sub summary sup table tbody td textarea tfoot th thead time tr track tt u ul var video wbr ' +
    'button canvas command datagrid dialog event-source input datalist keygen m meter multicol nextid output sound spacer svg g path circle rect ellipse line polygon polyline text tspan lineargradient ' +
    'radialgradient stop defs desc math mi mn mo mrow msup msub mfrac msqrt'
  ).split(' '),
);
/** Dropped with all that they hold. */
const dropped = new Set(['script', 'style', 'applet', 'iframe', 'frameset', 'noembed', 'title', 'xml', 'template']);
const voids = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'source', 'track', 'wbr']);
const attributes = new Set(
  (
    'abbr accept accept-charset accesskey action align alt axis bgcolor border cellpadding cellspacing char charoff charset ' +
    'checked cite class clear cols colspan color compact controls coords datetime dir disabled face for frame headers height ' +
    'hidden href hreflang hspace id ismap label lang loop longdesc maxlength media method multiple name nohref noshade nowrap ' +
    'open poster preload prompt pubdate rel rev rowspan rows rules scope shape size span src srcset start step summary ' +
    'tabindex target title type usemap valign value vspace width wrap xml:lang baseprofile version xmlns cx cy r rx ry x y x1 ' +
    'x2 y1 y2 d fill stroke stroke-width points transform viewbox offset stop-color gradientunits preserveaspectratio xlink:href xlink:show xlink:title xlink:type'
  ).split(' '),
);
const addresses = new Set(['href', 'xlink:href', 'src', 'cite', 'action', 'longdesc', 'poster', 'usemap']);
const safeScheme =
  /^(?:https?|mailto|ftp|tel|xmpp|irc|magnet|urn|news|nntp|sms|geo|gopher|ssh|sftp|webcal|rtsp|callto|feed|itms|aim|ed2k|file):/i;

/** Sanitised HTML, links made absolute by `base`. Linear in its input; deep nesting only costs its own tags. */
export function cleanHtml(html: string, base: string | null): string {
  if (!/[<&]/.test(html)) return html;
  let out = '';
  let skipping = 0;
  const parser = new Parser(
    {
      onopentag: (name, attribs) => {
        if (skipping > 0 || dropped.has(name)) {
          if (!voids.has(name)) skipping++;
          return;
        }
        if (elements.has(name)) out += openTag(name, attribs, base);
      },
      onclosetag: (name) => {
        if (skipping > 0) skipping--;
        else if (elements.has(name) && !voids.has(name)) out += `</${name}>`;
      },
      ontext: (text) => {
        if (skipping === 0)
          out += escapeUTF8(text)
            .replace(/&apos;/g, "'")
            .replace(/&quot;/g, '"');
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true, recognizeCDATA: true },
  );
  parser.write(html);
  parser.end();
  return out;
}

function openTag(name: string, attribs: Record<string, string>, base: string | null): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attribs)) {
    const safe = attributes.has(key) ? safeValue(key, value, base) : null;
    if (safe !== null) tag += ` ${key}="${escapeUTF8(safe)}"`;
  }
  return `${tag}>`;
}

function safeValue(key: string, value: string, base: string | null): string | null {
  if (!addresses.has(key)) return value;
  const url = absoluteUrl(value, base);
  // Control characters inside a scheme are how `java\nscript:` hides.
  const plain = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\ufeff]/g, '');
  return !/^[a-z][a-z0-9+.-]*:/i.test(plain) || safeScheme.test(plain) ? url : null;
}

/** By RFC 3986, the text as it was where it resolves to nothing. */
export function absoluteUrl(value: string, base: string | null): string {
  const text = value.trim();
  if (!base || text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text)) return text;
  try {
    return new URL(text, base).href;
  } catch {
    return text; // an address that is none is left for the reader to see
  }
}

/** Text of markup: tags gone, entities decoded, white space folded. */
export function plainText(html: string): string {
  if (/<(?:script|style)\b/i.test(html)) return plainText(cleanHtml(html, null));
  const text = html.includes('<')
    ? html.replace(/<!--[\s\S]*?-->|<\/?[a-z!?][^<>]*>/gi, (tag) => (isInline(tag) ? '' : ' '))
    : html;
  return foldSpace(decodeHTML(text));
}

const isInline = (tag: string): boolean =>
  /^<\/?(?:a|abbr|b|big|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|tt|u)\b/i.test(tag);

export function foldSpace(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** Whether a title of RSS, where nothing says so, holds markup rather than text with a `<` in it. */
export function looksLikeMarkup(text: string): boolean {
  return /<\/?(?:[a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/i.test(text) || /&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/i.test(text);
}

/** Child elements written as HTML, prefixes of XHTML taken off. An explicit stack, as nesting comes from outside. */
export function innerMarkup(node: FeedNode): string {
  let out = '';
  const stack: { node: FeedNode; at: number }[] = [{ node, at: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const child = top.node.children[top.at++];
    if (child === undefined) {
      stack.pop();
      if (stack.length > 0 && !voids.has(localName(top.node))) out += `</${localName(top.node)}>`;
    } else if (typeof child === 'string')
      out += escapeUTF8(child)
        .replace(/&apos;/g, "'")
        .replace(/&quot;/g, '"');
    else {
      out += `<${localName(child)}${Object.entries(child.attributes)
        .filter(([key]) => !/^xml(ns)?(:|$)/.test(key))
        .map(([key, value]) => ` ${key}="${escapeUTF8(value)}"`)
        .join('')}>`;
      stack.push({ node: child, at: 0 });
    }
  }
  return out;
}

const localName = (node: FeedNode): string => node.name.slice(node.name.indexOf(':') + 1).toLowerCase();

export function hasElements(node: FeedNode): boolean {
  return node.children.some((child) => typeof child !== 'string');
}

/** Text directly and below, without markup. */
export function textBelow(node: FeedNode): string {
  let out = '';
  const stack: { node: FeedNode; at: number }[] = [{ node, at: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const child = top.node.children[top.at++];
    if (child === undefined) stack.pop();
    else if (typeof child === 'string') out += child;
    else stack.push({ node: child, at: 0 });
  }
  return out;
}

export const escapeText = escapeUTF8;
