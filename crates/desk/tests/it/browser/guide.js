// Two pictures held against each other, and a picture made small. A browser reads and makes pictures by itself, so the test needs no other code for it.
// `asked` is what is to be done: `compare` (with `kept` and `now`) or `shrink` (with `now`), pictures as PNG in base 64.

const load = async (letters) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + letters;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  return pen.getImageData(0, 0, image.width, image.height);
};

// How far two values of a colour may lie apart and count as the same: more than rounding to a palette, less than what somebody sees as another colour.
const TOLERANCE = 40;

const compare = async (kept, now) => {
  const [one, other] = [await load(kept), await load(now)];
  const isSameSize = one.width === other.width && one.height === other.height;
  let differ = 0;
  if (isSameSize) {
    for (let at = 0; at < one.data.length; at += 4) {
      if ([0, 1, 2].some((channel) => Math.abs(one.data[at + channel] - other.data[at + channel]) > TOLERANCE)) differ += 1;
    }
  }
  return { width: one.width, height: one.height, share: isSameSize ? differ / (one.width * one.height) : 1 };
};

// At most 256 colours, each value rounded as little as is needed for that.
const palette = ({ data }) => {
  for (let step = 1; ; step *= 2) {
    const rounded = (value) => Math.min(255, Math.round(value / step) * step);
    const numbers = new Map();
    const pixels = new Uint8Array(data.length / 4);
    for (let at = 0; at < data.length; at += 4) {
      const colour = (rounded(data[at]) << 16) | (rounded(data[at + 1]) << 8) | rounded(data[at + 2]);
      if (!numbers.has(colour)) numbers.set(colour, numbers.size);
      pixels[at / 4] = numbers.get(colour);
      if (numbers.size > 256) break;
    }
    if (numbers.size <= 256) return { colours: [...numbers.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]), pixels };
  }
};

const checksum = (bytes) => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
};
const number = (value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const chunk = (kind, content) => {
  const named = [...kind].map((letter) => letter.charCodeAt(0)).concat(content);
  return number(content.length).concat(named, number(checksum(named)));
};

// A PNG with a palette (the W3C's recommendation of PNG, colour type 3).
const shrink = async (now) => {
  const image = await load(now);
  const { colours, pixels } = palette(image);
  const rows = new Uint8Array((image.width + 1) * image.height);
  for (let row = 0; row < image.height; row += 1) rows.set(pixels.subarray(row * image.width, (row + 1) * image.width), row * (image.width + 1) + 1);
  const packed = new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate')));
  const content = [...new Uint8Array(await packed.arrayBuffer())];
  const head = [...number(image.width), ...number(image.height), 8, 3, 0, 0, 0];
  const bytes = [137, 80, 78, 71, 13, 10, 26, 10].concat(chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', content), chunk('IEND', []));
  return { png: btoa(bytes.map((byte) => String.fromCharCode(byte)).join('')) };
};

return asked.does === 'compare' ? compare(asked.kept, asked.now) : shrink(asked.now);
