/** Saves a file so that a crash, a full disk or a lost network drive leaves the old one whole. */
import { randomBytes } from 'node:crypto';
import { chmod, open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FileRefusal } from './refusal';

/** What saving needs of the file system; tests put a failing one in its place. */
export interface FileSystem {
  open(path: string, flags: string): Promise<Pick<FileHandle, 'writeFile' | 'sync' | 'close'>>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

const NODE_FILES: FileSystem = { open, rename, unlink };

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space, or save to another place',
  EFBIG: 'the disk does not take a file of this size. Save to another place',
  EDQUOT: 'your space on the disk is used up. Free some, or save to another place',
  EACCES: 'you may not write there. Choose another place',
  EPERM: 'you may not write there. Choose another place',
  EROFS: 'the place can only be read. Choose another one',
  ENOENT: 'the folder does not exist. Create it, or choose another one',
  ENOTDIR: 'part of the path is not a folder. Choose another one',
  EBUSY: 'the file is open in another program. Close it there and try again',
  EISDIR: 'it is a folder. Give the name of a file',
};

function refusal(path: string, error: unknown): FileRefusal {
  const code = (error as { code?: string }).code ?? '';
  return new FileRefusal(`“${path}” cannot be written: ${REASONS[code] ?? `the system says ${code === '' ? String(error) : code}`}. Nothing was changed.`);
}

/**
 * Writes the bytes to a new file beside `path`, makes sure they are on the disk, and renames it over `path`. On any
 * failure the new file is removed and whatever stood at `path` is as it was; the {@link FileRefusal} says why.
 */
export async function saveSafely(path: string, bytes: Uint8Array, files: FileSystem = NODE_FILES): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory() === true) throw refusal(path, { code: 'EISDIR' });
  // A link stays a link: the file that it leads to is the one replaced.
  const target = existing === undefined ? path : await realpath(path);
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  let made = false;
  try {
    const handle = await files.open(beside, 'wx');
    made = true;
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (existing !== undefined) await chmod(beside, existing.mode & 0o777).catch(() => undefined);
    await files.rename(beside, target);
  } catch (error) {
    if (made) await files.unlink(beside).catch(() => undefined);
    throw refusal(path, error);
  }
}
