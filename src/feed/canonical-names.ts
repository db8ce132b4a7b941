// The elements of the canonical form that RSS has no word for. Short, as the parser behind reads names letter by letter, twice a value.
export const w = {
  author: 'w:a',
  content: 'w:c',
  contributor: 'w:co',
  description: 'w:d',
  enclosure: 'w:e',
  image: 'w:i',
  language: 'w:l',
  link: 'w:li',
  original: 'w:o',
  publishedText: 'w:pt',
  rights: 'w:r',
  source: 'w:s',
  summary: 'w:su',
  updated: 'w:u',
  updatedText: 'w:ut',
} as const;
