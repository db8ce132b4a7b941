// Feeds made to hurt: text by name. All stay within the 16 MiB that a document may have.
const whole = '<item><title>One</title><link>https://herald.example/1</link><description>Text</description></item>';
const feed = (content, doctype = '') =>
  `<?xml version="1.0"?>${doctype}<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Herald</title>${content}</channel></rss>`;
const item = (content) => `<item><title>Two</title><link>https://herald.example/2</link>${content}</item>`;
const bomb = () => {
  const entities = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at} "${`&l${at - 1};`.repeat(10)}">`);
  return `<!DOCTYPE r [<!ENTITY l-1 "lol">${entities.join('')}]>`;
};

export const hostileFeeds = {
  'cut in the middle': () => feed(whole.repeat(20_000)).slice(0, 1_000_000),
  'entities in entities': () => feed(whole + item('<description>&l19;</description>'), bomb()),
  '3 million entities': () =>
    feed(
      item(`<description>${'&a;'.repeat(3_000_000)}</description>`),
      `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(490)}">]>`,
    ),
  '100,000 nested elements': () => feed('<x>'.repeat(100_000) + '</x>'.repeat(100_000) + whole),
  '100,000 nested in content': () =>
    feed(item(`<description><![CDATA[${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}]]></description>`) + whole),
  '100,000 open items': () => feed('<item><title>T'.repeat(100_000)),
  '1 million attributes': () =>
    feed(
      `<item ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="1"`).join(' ')}><title>T</title></item>${whole}`,
    ),
  '300,000 categories': () =>
    feed(item(Array.from({ length: 300_000 }, (_, at) => `<category>c${at}</category>`).join(''))),
  '300,000 media': () =>
    feed(item(`<media:group>${'<media:content url="https://herald.example/a.jpg"/>'.repeat(300_000)}</media:group>`)),
  '5 million ampersands': () => feed(item(`<description>${'&'.repeat(5_000_000)}</description>`)),
  '3 million <': () => feed('<'.repeat(3_000_000) + whole),
  'HTML, served as a feed': () =>
    '<!doctype html><html><head><title>x</title></head><body><p>Not here.</p></body></html>',
};
