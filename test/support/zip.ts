/** Takes .xlsx files apart and puts them together, apart from the product's own code. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

const STORED = 0;
const DEFLATED = 8;
const CENTRAL_BYTES = 46;
/** The least trouble that a packer takes. */
const QUICKLY = 1;
const LOCAL_BYTES = 30;
const END_BYTES = 22;

/** The parts by name as they are packed, and how: in the order of the file’s own list. */
function* packedParts(bytes: Uint8Array): Generator<{ name: string; method: number; packed: Buffer }> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'), file.length - END_BYTES);
  if (end < 0) throw new Error('the file is no zip');
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (file.readUInt32BE(at) !== 0x504b0102) throw new Error('the list of parts is broken');
    const [nameBytes, extraBytes, noteBytes] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const local = file.readUInt32LE(at + 42);
    const from = local + LOCAL_BYTES + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const name = file.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    if (!name.endsWith('/')) yield { name, method: file.readUInt16LE(at + 10), packed: Buffer.from(file.subarray(from, from + file.readUInt32LE(at + 20))) };
    at += CENTRAL_BYTES + nameBytes + extraBytes + noteBytes;
  }
}

function unpacked(name: string, method: number, packed: Buffer): Buffer {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw new Error(`${name} is packed in another way: ${method}`);
}

/** The parts of a file by name, unpacked. */
export function partsOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  return Promise.resolve(new Map([...packedParts(bytes)].map(({ name, method, packed }) => [name, unpacked(name, method, packed)])));
}

/** The parts as they are packed, byte for byte. */
export function packedPartsOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  return Promise.resolve(new Map([...packedParts(bytes)].map(({ name, packed }) => [name, packed])));
}

export async function zipOf(parts: Iterable<readonly [string, string | Uint8Array]>): Promise<Uint8Array> {
  const entries = [...parts].map(([name, content]) => ({ name, data: typeof content === 'string' ? Buffer.from(content) : content }));
  if (typeof crc32 === 'function') return rawZip(entries, QUICKLY);
  // An older Node cannot sum up a part by itself.
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const { name, data } of entries) await writer.add(name, new Uint8ArrayReader(data));
  return writer.close();
}

/** The file with parts changed (`null`: taken out). */
export async function withParts(bytes: Uint8Array, changes: Readonly<Record<string, ((text: string) => string) | string | null>>): Promise<Uint8Array> {
  const parts = await partsOf(bytes);
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) parts.delete(name);
    else parts.set(name, Buffer.from(typeof change === 'string' ? change : change(parts.get(name)?.toString('utf8') ?? '')));
  }
  return zipOf(parts);
}

interface RawEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** The unpacked size that the headers state, where they lie. */
  readonly statedSize?: number;
}

/** A zip written by hand, for names and sizes that no library writes. */
export function rawZip(entries: readonly RawEntry[], level = 6): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, data, statedSize } of entries) {
    const packed = deflateRawSync(data, { level });
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(typeof crc32 === 'function' ? crc32(data) : 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(statedSize ?? data.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

