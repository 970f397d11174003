/** Promise of the QR code: a reader gets the whole link back from the squares that are drawn; what no phone can read is not drawn. */
import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { LONGEST_QR, qrPicture } from './qr-picture.ts';

/** What a camera would read off the drawn squares, each several pixels wide. */
function read(text: string): string {
  const picture = qrPicture(text);
  if (!picture) throw new Error('There is no picture.');
  const scale = 4;
  const width = picture.size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of picture.path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      for (let at = Number(x) * scale; at < (Number(x) + Number(length)) * scale; at += 1) {
        data.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3);
      }
    }
  }
  return decodeQR({ width, height: width, data });
}

test.for([40, 153, 700, LONGEST_QR])('a link of %i characters comes back whole', (length) => {
  const start = 'https://example.org/loadbearing/#d=BB';
  const link = start + 'aZ09-_'.repeat(length).slice(0, length - start.length);
  expect(link).toHaveLength(length);
  expect(read(link)).toBe(link);
});

test('a longer one has no picture', () => {
  expect(qrPicture('a'.repeat(LONGEST_QR + 1))).toBeNull();
});
