import { LatinTwin } from './latin-twin.js';

// Words by which shops, lists of results and news sections show themselves, in the languages of the web. Signs for models of whole
// pages, never verdicts: a story may stand in a shop's blog.

/** Longer texts are none of the labels below. */
export const labelLength = 30;

const cartWords = new Set(
  (
    'add to cart|add to bag|add to my bag|add to basket|add to wishlist|add to compare|add|quick view|quick shop|shop now|shop all|buy now|' +
    'shop|cart|my cart|your cart|view cart|checkout|wishlist|compare|sold out|in stock|out of stock|new|sale|best seller|bestseller|' +
    'view product|choose options|select options|free shipping|gift card|gift cards|store locator|find a store|track order|returns|' +
    'in den warenkorb|warenkorb|merkzettel|ausverkauft|ajouter au panier|panier|añadir al carrito|carrito|agotado|aggiungi al carrello|' +
    'carrello|in winkelwagen|winkelwagen|adicionar ao carrinho|carrinho|dodaj do koszyka|koszyk'
  ).split('|'),
);
const moreWords = new Set(
  (
    'read more|learn more|see more|view more|show more|load more|more|view all|see all|all|results|details|view details|continue reading|' +
    'sort|sort by|sort by:|filter|filters|filter by|refine|clear all|apply|reset|search|relevance|featured|price|category|categories|' +
    'brand|color|size|newest|oldest|popular|next|previous|first|last|next page|older posts|newer posts|older entries|weiterlesen|mehr|' +
    'mehr lesen|mehr erfahren|alle anzeigen|sortieren|lire la suite|en savoir plus|voir plus|voir tout|trier|filtrer|leer más|ver más|' +
    'ver todo|ordenar|leggi tutto|leggi di più|ordina|lees meer|sorteren|ler mais|czytaj więcej'
  ).split('|'),
);

/** What a short text on a page is a label of: a shop's cart, or more results and their order; null for any other. */
export function labelOf(text: string): 'cart' | 'more' | null {
  const word = text.toLowerCase();
  if (cartWords.has(word)) return 'cart';
  return moreWords.has(word) ? 'more' : null;
}

const price = new LatinTwin(/[$€£¥₴₽₺]\s?\d|\d\s?[$€£¥₴₽₺]|\d[.,]\d\d\s?(?:eur|usd|kr|zł)(?!\p{L})/iu);

/** Whether a text names a sum of money. */
export function namesPrice(text: string): boolean {
  return price.test(text);
}

/** Words of the titles of news sections, archives, catalogues and front pages. */
const titleWords = new LatinTwin(
  /\b(?:news|latest|archives?|articles|posts|categor(?:y|ies)|topics?|browse|list of|directory|jobs|courses|schedule|standings|recipes|stories|events|issues|blog|home|homepage|official site|nachrichten|aktuelles?|artikel|kategorie|archiv|startseite|accueil|actualités|articles|catégorie|noticias|artículos|categoría|inicio|notizie|articoli|categoria|nieuws|notícias)(?!\p{L})/iu,
);

/** Whether a title names a list, such as "Archive" or "Latest news". */
export function namesList(title: string): boolean {
  return titleWords.test(title);
}
