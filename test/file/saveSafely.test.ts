import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileRefusal, saveSafely, type FileSystem } from '../../src/file';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-save-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The real file system, failing with the code at one step. */
function failing(step: 'open' | 'write' | 'sync' | 'rename', code: string): FileSystem {
  const fail = (): never => { throw Object.assign(new Error(code), { code }); };
  return {
    async open(path, flags) {
      if (step === 'open') fail();
      const handle = await open(path, flags);
      return {
        writeFile: async (data) => { await handle.writeFile((data as Uint8Array).subarray(0, 3)); if (step === 'write') fail(); },
        sync: async () => { if (step === 'sync') fail(); await handle.sync(); },
        close: () => handle.close(),
      };
    },
    rename: async (from, to) => { if (step === 'rename') fail(); await rename(from, to); },
    unlink,
  };
}

describe('saving', () => {
  test.each<['open' | 'write' | 'sync' | 'rename', string, string]>([
    ['write', 'ENOSPC', 'the disk is full. Free some space, or save to another place'],
    ['write', 'EFBIG', 'the disk does not take a file of this size. Save to another place'],
    ['write', 'EDQUOT', 'your space on the disk is used up. Free some, or save to another place'],
    ['sync', 'EIO', 'the system says EIO'],
    ['open', 'EACCES', 'you may not write there. Choose another place'],
    ['open', 'EROFS', 'the place can only be read. Choose another one'],
    ['open', 'ENOTDIR', 'part of the path is not a folder. Choose another one'],
    ['rename', 'EBUSY', 'the file is open in another program. Close it there and try again'],
    ['rename', 'EPERM', 'you may not write there. Choose another place'],
  ])('that fails at %s with %s says why, leaves the old file whole and nothing beside it', async (step, code, reason) => {
    const path = join(folder, 'old.xlsx');
    writeFileSync(path, 'the old file');
    const error: unknown = await saveSafely(path, Buffer.from('the new file'), failing(step, code)).catch((reasonOf: unknown) => reasonOf);
    expect(error).toBeInstanceOf(FileRefusal);
    expect((error as Error).message).toBe(`“${path}” cannot be written: ${reason}. Nothing was changed.`);
    expect(readFileSync(path, 'utf8')).toBe('the old file');
    expect(readdirSync(folder)).toEqual(['old.xlsx']);
  });

  test('replaces the old file in one step', async () => {
    const path = join(folder, 'old.xlsx');
    await saveSafely(path, Buffer.from('the new file'));
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['the new file', ['old.xlsx']]);
  });

  test('what a killed run left beside the file does no harm', async () => {
    const path = join(folder, 'victim.xlsx');
    writeFileSync(path, 'the old file');
    writeFileSync(join(folder, '.victim.xlsx.0123456789ab.tmp'), 'half of a new one');
    expect(readFileSync(path, 'utf8')).toBe('the old file');
    await saveSafely(path, Buffer.from('the new file'));
    expect(readFileSync(path, 'utf8')).toBe('the new file');
  });
});
