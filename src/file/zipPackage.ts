/**
 * The parts of an .xlsx file: what is in it, read within limits, and a new file that carries every untouched part over
 * still compressed, byte for byte.
 */
import { createInflateRaw, deflateRawSync, inflateRawSync, crc32 as nodeCrc32 } from 'node:zlib';
import { configure, ERR_UNSAFE_FILENAME, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter, type FileEntry } from '@zip.js/zip.js';
import { FileRefusal } from './refusal';

configure({ useWebWorkers: false });

/** What a workbook of a real authority stays far below, and a hostile file goes beyond. */
export const LIMITS = {
  fileBytes: 512 * 1024 * 1024,
  parts: 20_000,
  partBytes: 1024 * 1024 * 1024,
  smallPartBytes: 256 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
  /** A part this large that was compressed more than this many times is no spreadsheet. */
  bombBytes: 8 * 1024 * 1024,
  bombRatio: 150,
} as const;

const STORED = 0;
const DEFLATED = 8;

export interface ZipPackage {
  /** The names of the parts, in the order of the file, without folders. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The whole of a part that is read into memory. */
  read(name: string): Promise<Uint8Array>;
  /** The part as UTF-8 text, without a byte order mark. */
  text(name: string): Promise<string>;
  /** Streams the inflated part in chunks, within the limits. */
  chunks(name: string, onChunk: (chunk: Buffer) => void): Promise<void>;
  /** A file with only these parts, as they are, but for those that have other bytes in `instead`. */
  extract(names: readonly string[], instead?: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array>;
  /** A file with these parts changed, added (text or bytes) or taken away (`null`), and all others as they are. */
  rebuild(changes: ReadonlyMap<string, string | Uint8Array | null>): Promise<Uint8Array>;
}

function refuse(sentence: string): never {
  throw new FileRefusal(sentence);
}

/** Says what a file that is no zip looks like. */
function refuseOtherFormat(bytes: Uint8Array): never {
  if (bytes.length === 0) refuse('The file is empty. Choose the .xlsx workbook that holds the staff sheet.');
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (head === 'd0cf11e0a1b11ae1') {
    const marker = Buffer.from('EncryptedPackage', 'utf16le');
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(marker)) {
      refuse('The workbook is protected by a password. Open it in Excel, take the password off (File, Info, Protect Workbook, Encrypt with Password) and save a copy.');
    }
    refuse('The file is in the old .xls format. Open it in Excel and save it as .xlsx.');
  }
  const sample = bytes.subarray(0, 4096);
  const isText = !sample.includes(0);
  const text = Buffer.from(sample).toString('utf8');
  if (isText && /^\s*<(!doctype )?html/i.test(text)) refuse('The file is a web page, not a workbook. Open it in Excel and save it as .xlsx.');
  if (isText && /[,;\t]/.test(text.split('\n')[0] ?? '')) refuse('The file is a text file such as .csv, not a workbook. Open it in Excel and save it as .xlsx.');
  refuse('The file is not an .xlsx workbook: it does not begin as one. Choose the workbook that holds the staff sheet.');
}

function checkName(name: string): void {
  const parts = name.split('/');
  if (name === '' || name.includes('\\') || name.includes('\0') || name.startsWith('/') || /^[a-z]:/i.test(name) || parts.includes('..') || parts.includes('.')) {
    refuseName(name);
  }
}

function refuseName(name: string): never {
  return refuse(`The workbook holds a part with an unsafe name (“${name.slice(0, 60)}”). It was not made by a spreadsheet program and is not opened.`);
}

function tooLarge(name: string): never {
  return refuse(`The workbook is not opened: its part ${name} unpacks to more than a spreadsheet holds. It is damaged or was made to do harm.`);
}

/** Opens the bytes of an .xlsx or .xlsm file; a {@link FileRefusal} where they are none or look hostile. */
export async function openPackage(bytes: Uint8Array): Promise<ZipPackage> {
  if (bytes.length > LIMITS.fileBytes) refuse('The workbook is larger than 512 MB. Save the staff sheet as a workbook of its own.');
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) refuseOtherFormat(bytes);
  const entries = await listEntries(bytes);
  const byName = new Map<string, FileEntry>();
  const lowerNames = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    checkName(entry.filename);
    const lower = entry.filename.toLowerCase();
    if (lowerNames.has(lower)) refuse(`The workbook holds the part ${entry.filename} twice. It is damaged; open it in Excel and save it again.`);
    lowerNames.add(lower);
    if (entry.encrypted) refuse('The workbook is protected by a password. Take the password off in Excel and save a copy.');
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
      refuse(`The workbook is packed in a way that spreadsheet programs do not use (part ${entry.filename}). Open it in Excel and save it again.`);
    }
    total += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > LIMITS.partBytes || (entry.uncompressedSize > LIMITS.bombBytes && ratio > LIMITS.bombRatio)) tooLarge(entry.filename);
    byName.set(entry.filename, entry);
  }
  if (total > LIMITS.totalBytes) refuse('The workbook unpacks to more than 2 GB and is not opened.');

  async function raw(entry: FileEntry): Promise<Uint8Array> {
    try {
      return await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
    } catch {
      return refuse(`The workbook is damaged: its part ${entry.filename} cannot be read. Open it in Excel, let it repair the file, and save it.`);
    }
  }

  function entryOf(name: string): FileEntry {
    const entry = byName.get(name);
    if (entry === undefined) return refuse(`The workbook is damaged: its part ${name} is missing. Open it in Excel, let it repair the file, and save it.`);
    return entry;
  }

  async function read(name: string): Promise<Uint8Array> {
    const entry = entryOf(name);
    if (entry.uncompressedSize > LIMITS.smallPartBytes) tooLarge(name);
    const packed = await raw(entry);
    if (entry.compressionMethod === STORED) {
      checkSum(entry, crc32(packed));
      return packed;
    }
    let bytes: Uint8Array;
    try {
      bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
    } catch {
      return refuse(`The workbook is damaged: its part ${name} does not unpack to the size it states.`);
    }
    checkSum(entry, crc32(bytes));
    return bytes;
  }

  async function chunks(name: string, onChunk: (chunk: Buffer) => void): Promise<void> {
    const entry = entryOf(name);
    const packed = await raw(entry);
    if (entry.compressionMethod === STORED) {
      checkSum(entry, crc32(packed));
      onChunk(Buffer.from(packed));
      return;
    }
    let size = 0;
    let sum = 0;
    await new Promise<void>((resolve, reject) => {
      const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
      const damaged = (): void => {
        reject(new FileRefusal(`The workbook is damaged: its part ${name} does not unpack to the size it states.`));
      };
      inflate.on('data', (chunk: Buffer) => {
        size += chunk.length;
        sum = crc32(chunk, sum);
        if (size > entry.uncompressedSize) {
          inflate.destroy();
          damaged();
        } else {
          try {
            onChunk(chunk);
          } catch (error) {
            inflate.destroy();
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        }
      });
      inflate.on('error', damaged);
      inflate.on('end', resolve);
      inflate.end(packed);
    });
    checkSum(entry, sum);
  }

  async function copyInto(writer: ZipWriter<Uint8Array>, entry: FileEntry): Promise<void> {
    await writer.add(entry.filename, new Uint8ArrayReader(await raw(entry)), { passThrough: true, entry });
  }

  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    read,
    async text(name) {
      return decode(name, await read(name));
    },
    chunks,
    async extract(names, instead) {
      const writer = new ZipWriter(new Uint8ArrayWriter());
      for (const name of names) {
        const other = instead?.get(name);
        if (other === undefined) await copyInto(writer, entryOf(name));
        else await addPart(writer, name, other);
      }
      return writer.close();
    },
    async rebuild(changes) {
      const writer = new ZipWriter(new Uint8ArrayWriter());
      for (const entry of byName.values()) {
        const change = changes.get(entry.filename);
        if (change === undefined) await copyInto(writer, entry);
        else if (change !== null) await addPart(writer, entry.filename, change);
      }
      for (const [name, change] of changes) {
        if (change !== null && !byName.has(name)) await addPart(writer, name, change);
      }
      return writer.close();
    },
  };
}

/** A part whose sum is not the one stated was changed on the way: its figures cannot be trusted. */
function checkSum(entry: FileEntry, sum: number): void {
  if (entry.crc32 !== sum) refuse(`The workbook is damaged: its part ${entry.filename} is not as it was saved. Open it in Excel, let it repair the file, and save it, or fetch it again.`);
}

async function listEntries(bytes: Uint8Array): Promise<FileEntry[]> {
  try {
    const entries: FileEntry[] = [];
    let count = 0;
    for await (const entry of new ZipReader(new Uint8ArrayReader(bytes)).getEntriesGenerator()) {
      count += 1;
      if (count > LIMITS.parts) refuse('The workbook holds more than 20,000 parts and is not opened.');
      if (entry.directory) checkName(entry.filename.replace(/\/$/, ''));
      else entries.push(entry);
    }
    return entries;
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    const { message, filename } = error as { message?: string; filename?: string };
    if (message === ERR_UNSAFE_FILENAME) refuseName(filename ?? '');
    return refuse('The file begins as an .xlsx workbook but is damaged or cut short. Open it in Excel, let it repair the file, and save it.');
  }
}

function decode(name: string, bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    refuse(`The workbook’s part ${name} is written in an unusual encoding (UTF-16). Open it in Excel and save it again.`);
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
  refuseDoctype(text);
  return text;
}

/** A document type declares entities that can be made to grow without end; no spreadsheet program writes one. */
export function refuseDoctype(text: string): void {
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) {
    refuse('The workbook declares XML entities, which no spreadsheet program does. It was made to do harm and is not opened.');
  }
}

async function addPart(writer: ZipWriter<Uint8Array>, name: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  // Large sheets repeat themselves so much that the fastest level packs them nearly as small.
  const packed = deflateRawSync(bytes, { level: bytes.length > 4 * 1024 * 1024 ? 1 : 6 });
  await writer.add(name, new Uint8ArrayReader(packed), {
    passThrough: true,
    compressionMethod: DEFLATED,
    uncompressedSize: bytes.length,
    crc32: crc32(bytes),
    lastModDate: ZIP_DATE,
    extendedTimestamp: false,
  });
}

/** The date of the product's own parts: fixed, so that the same plan makes the same bytes. */
const ZIP_DATE = new Date(2010, 0, 1);

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32, going on from an earlier one: Node's own from 20.15 on, else by the table. */
function crc32(bytes: Uint8Array, before = 0): number {
  if (typeof nodeCrc32 === 'function') return nodeCrc32(bytes, before);
  let crc = before ^ 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
