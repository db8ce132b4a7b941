import { expect, test } from 'vitest';
import { pictureKey } from '../../src/normalise/picture-key.js';

test.each([
  ['https://i.example/quay-at-dawn-1200x840.jpg', 'https://i.example/quay-at-dawn-300x200.jpg'],
  ['https://i.example/quay-at-dawn-1200x840@daily.jpg', 'https://i.example/quay-at-dawn-758x531@daily.jpg'],
  ['https://i.example/IMG_0234.jpg', 'https://i.example/IMG_0234-585x439.jpg'],
  ['https://i.example/IMG_0234-scaled.jpg', 'https://i.example/IMG_0234.jpg?w=300&q=80'],
  ['https://i.example/assets/quay-100~2600x1300?cb=17', 'https://i.example/assets/quay-100~314x314?cb=16'],
  ['https://i.example/render?id=17&w=300', 'https://i.example/render?id=17&w=1200&fit=crop'],
  [
    'https://a.example/_next/image?url=https%3A%2F%2Fi.example%2Fquay-at-dawn.jpg&w=640',
    'https://i.example/quay-at-dawn.jpg',
  ],
  ['https://a.example/_next/image?url=%2Fimages%2Fquay.jpg&w=640&q=75', 'https://a.example/images/quay.jpg'],
  [
    'https://a.example/cdn-cgi/image/width=640/https://i.example/quay-at-dawn.jpg',
    'https://i.example/quay-at-dawn.jpg',
  ],
])('%s is the same picture as %s', (one, other) => {
  expect(pictureKey(one)).toBe(pictureKey(other));
});

test.each([
  ['https://a.example/_next/image?url=%2Fquay.jpg&w=640', 'https://a.example/_next/image?url=%2Fpier.jpg&w=640'],
  ['https://i.example/render?id=17&w=300', 'https://i.example/render?id=18&w=300'],
  ['https://i.example/2026/05/lead.jpg', 'https://i.example/2026/06/lead.jpg'],
  ['https://i.example/lead.jpg', 'https://j.example/lead.jpg'],
  ['https://i.example/%E0%A4%A.jpg?url=https%3A%2F%2Fx%', 'https://i.example/b.jpg'],
  ['not an address', 'nor this'],
])('%s is another picture than %s', (one, other) => {
  expect(pictureKey(one)).not.toBe(pictureKey(other));
});
