/** A link as the squares of a QR code, small enough for the camera of a phone. */
import encodeQR from 'qr';

/** What version 25 of the code holds with little error correction: 117 squares a side. */
export const LONGEST_QR = 1273;
/** Light squares that every side needs, so that a camera finds the code. */
const QUIET = 4;

export interface QrPicture {
  /** Squares a side, with the margin. */
  readonly size: number;
  /** The dark squares, as the path of an SVG in units of one square. */
  readonly path: string;
}

/** Null: the text is too long to be read from a screen. */
export function qrPicture(text: string): QrPicture | null {
  if (text.length > LONGEST_QR) return null;
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: QUIET });
  const path: string[] = [];
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      path.push(`M${from} ${y}h${x + 1 - from}v1H${from}z`);
    }
  }
  return { size: rows.length, path: path.join('') };
}
