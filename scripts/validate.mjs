/** Checks the manifest of the add-in, the one in the sources and the one that was built: `npm run validate`. It needs no network. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifests from 'office-addin-manifest';
import { checkManifest } from './manifestChecks.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist', 'addin');

/** Says what a manifest states and what is wrong with it, and gives the number of faults. */
async function validate(title, path, ...folders) {
  const faults = checkManifest(readFileSync(path, 'utf8'), ...folders);
  console.log(title);
  try {
    const facts = await manifests.OfficeAddinManifest.readManifestFile(path);
    console.log(`  name         ${facts.displayName} ${facts.version} by ${facts.providerName}, ${facts.defaultLocale}`);
    console.log(`  id           ${facts.id}`);
    console.log(`  for          ${facts.hosts?.join(', ')}, ${facts.permissions}`);
    console.log(`  served from  ${facts.defaultSettings?.sourceLocation}`);
    console.log(`  support      ${facts.supportUrl}`);
  } catch (error) {
    if (faults.length === 0) faults.push(`The manifest cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  for (const fault of faults) console.log(`  wrong: ${fault}`);
  if (faults.length === 0) console.log('  no fault found');
  return faults.length;
}

let faults = await validate('manifest.xml', join(root, 'manifest.xml'), root, join(root, 'src', 'taskpane'), join(root, 'src', 'functions'));
if (existsSync(join(built, 'manifest.xml'))) faults += await validate('dist/addin/manifest.xml', join(built, 'manifest.xml'), built);
else console.log('dist/addin/manifest.xml is not built yet; “npm run build” makes it.');
process.exitCode = faults === 0 ? 0 : 1;
