import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/index.js';

// Pages that name no topics, with links in rows that look like some.

const text = [
  'The council of Sallow voted on Tuesday night to close the ferry for two winters, after divers found cracks in its slipway.',
  'The decision means that goods for the market have to go round by the upper road, which floods whenever the river rises.',
  'Traders said that they had been given nine days to prepare, and that the hotels would not pay for the longer journey.',
  'Walkers may still cross by the old weir, and the council will pay for a boat that takes four carts at a time.',
]
  .map((one) => `<p>${one}</p>`)
  .join('');

async function tagsOf(below: string, post = 'post-77 post type-post category-0'): Promise<string[]> {
  const html = `<html><head><title>Ferry to close for two winters | Sallow Herald</title></head><body>
<div class="head"><a href="/">Sallow Herald</a></div><article class="${post}"><h1>Ferry to close for two winters</h1>
<div class="text">${text}</div>${below}</article><div class="foot">© Sallow Herald</div></body></html>`;
  const [article] = await readArticles(html, { url: 'https://www.sallow-herald.example/news/local/ferry-story' });
  return article!.tags;
}

describe('links that are no topics', () => {
  test.each([
    [
      'services, and the stories before and after',
      '<div class="sharing"><a href="https://facebook.com/sharer"><div>Facebook</div></a><a href="https://wa.me/"><div>WhatsApp</div></a></div><footer><div class="row"><div class="prev-post"><a href="/prev-post/">Storm fells cedar</a></div><div class="next-post"><a href="/next-post/">Sheep close lane</a></div></div></footer>',
    ],
    [
      'the same in signs',
      '<footer><div class="row"><div class="prev-post"><span>‹</span><a href="/prev-post/">秋サケ漁が解禁</a></div><div class="next-post"><a href="/next-post/">高校野球部が県大会へ</a></div></div></footer>',
    ],
    [
      'titles of other stories',
      '<div class="topics-list"><h3><a href="/n/storm-fells">Storm fells cedar</a></h3><h3><a href="/n/sheep-lane">Sheep close lane</a></h3></div>',
    ],
    [
      'titles in cells by year',
      '<ul><li><a href="/press/2024/storm">Storm fells cedar</a></li><li><a href="/press/2024/sheep">Sheep close lane</a></li></ul>',
    ],
    [
      'pages of the story',
      '<ul class="pager__1"><li>Page 1</li><li><a href="/stories/x/p-2">Page 2</a></li><li><a href="/stories/x/p-3">Page 3</a></li><li><a href="/stories/x/all">Single page</a></li></ul>',
    ],
    [
      'its pages in digits of another script',
      '<ul><li><a href="/stories/x/p-2">صفحة ٢</a></li><li><a href="/stories/x/p-3">صفحة ٣</a></li><li><a href="/stories/x/all">صفحة واحدة</a></li></ul>',
    ],
    [
      'places outside the site',
      '<div class="topics"><a href="https://maps.other.example/a/b">Route planner</a><a href="https://maps.other.example/a/c">Timetables</a></div>',
    ],
  ])('%s', async (_name, below) => {
    expect(await tagsOf(below)).toEqual([]);
  });
});

test('topics beside them stay', async () => {
  const shared = '<div class="sharing"><a href="https://facebook.com/sharer">Facebook</a></div>';
  const own =
    '<div class="story-tags"><a href="/x/ferries">Ferries</a><a href="/x/windows-10">Windows 10</a><a href="/x/windows-11">Windows 11</a></div>';
  expect(await tagsOf(own + shared, 'post')).toEqual(['Ferries', 'Windows 10', 'Windows 11']);
});
