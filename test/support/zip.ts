/** Takes .xlsx files apart and puts them together, apart from the product's own code. */
import { deflateRawSync, crc32 } from 'node:zlib';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';

/** The parts of a file by name, unpacked. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()) {
    if (!entry.directory) parts.set(entry.filename, Buffer.from(await (entry).getData(new Uint8ArrayWriter())));
  }
  return parts;
}

/** The parts as they are packed, byte for byte. */
export async function packedPartsOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()) {
    if (!entry.directory) parts.set(entry.filename, Buffer.from(await (entry).getData(new Uint8ArrayWriter(), { passThrough: true })));
  }
  return parts;
}

export async function zipOf(parts: Iterable<readonly [string, string | Uint8Array]>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const [name, content] of parts) await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content));
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
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, data, statedSize } of entries) {
    const packed = deflateRawSync(data);
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

