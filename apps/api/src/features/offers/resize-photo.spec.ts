import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { resizePhoto } from './resize-photo';

const HANOI = { IFD0: { Make: 'Phone', Copyright: 'somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 1/1' } };
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c84' } });

test('a photo is kept in two sizes, upright, and nothing that the camera wrote beside it', async () => {
  const sent = await picture(4_000, 3_000).withMetadata({ orientation: 6 }).withExifMerge(HANOI).jpeg().toBuffer();
  expect((await sharp(sent).metadata()).exif).toBeDefined();
  const { large, small, width, height } = await resizePhoto(sent);
  expect([width, height]).toEqual([1_200, 1_600]); // the camera was held upright
  for (const [bytes, side] of [
    [large, 1_600],
    [small, 320],
  ] as const) {
    const { format, exif, icc, xmp, iptc, orientation, ...size } = await sharp(bytes).metadata();
    expect([format, exif, icc, xmp, iptc, orientation]).toEqual(['webp', undefined, undefined, undefined, undefined, undefined]);
    expect(Math.max(size.width, size.height)).toBe(side);
    expect(bytes.includes('somebody')).toBe(false);
  }
});

test('a small picture is not blown up; PNG and WebP will do', async () => {
  for (const sent of [await picture(60, 40).png().toBuffer(), await picture(60, 40).webp().toBuffer()])
    expect(await resizePhoto(sent)).toMatchObject({ width: 60, height: 40 });
});

/** A PNG that says so many pixels in a few kilobytes. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(type, 4, 'latin1');
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crcOf(Buffer.concat([head.subarray(4), data])), 0);
    return Buffer.concat([head, data, crc]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function crcOf(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

test('a decompression bomb is refused by what its head says, undecoded', async () => {
  const sent = bomb(60_000, 60_000);
  expect(sent.length).toBeLessThan(10_000);
  await expect(resizePhoto(sent)).rejects.toMatchObject({ code: 'photo.too_many_pixels' });
});

test('what only begins like a photo is refused: cut off, another kind inside, rubbish behind a good head', async () => {
  const good = await picture(400, 300).jpeg().toBuffer();
  const lies = [
    good.subarray(0, good.length / 2),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<svg/>')]),
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(2_000, 7)]),
    Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 \xff\xff\xff\x7f', 'latin1'),
  ];
  for (const sent of lies) await expect(resizePhoto(sent)).rejects.toMatchObject({ code: 'photo.unreadable' });
});
