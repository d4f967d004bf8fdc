/** Builds the add-in and serves it to Excel on this machine, until Ctrl+C: `npm start`. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';
import DevServer from 'webpack-dev-server';
import configs from '../webpack.config.js';
import { SOURCE_BASE } from './baseAddress.mjs';

const config = { ...configs().find(({ name }) => name === 'addin'), mode: 'development' };
const { host, port } = config.devServer;
const folder = fileURLToPath(new URL('../dist/addin', import.meta.url));
const manifest = join(folder, 'manifest.xml');

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The reason why the port cannot be had, or null. */
const portRefused = () =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });

const refused = await portRefused();
if (refused !== null) {
  stop(
    refused.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program, perhaps by an “npm start” that still runs: end that one and start again.`
      : `Port ${port} cannot be used: the system says ${refused.code ?? refused.message}.`,
  );
}

const compiler = webpack(config);
let first = true;
compiler.hooks.done.tap('start', (stats) => {
  if (stats.hasErrors()) {
    process.stderr.write(`${stats.toString({ preset: 'errors-only', colors: process.stderr.isTTY === true })}\n`);
    if (first) stop('The add-in cannot be built, so nothing is served.');
  } else if (first) {
    console.log(`AST Planner is served at ${SOURCE_BASE} until you press Ctrl+C. Open ${SOURCE_BASE}/assets/help.html once in your browser and accept its certificate; Excel on Windows and Mac shows the pane only once the system trusts that certificate too.`);
    console.log(`Excel on the web: Home > Add-ins > More Add-ins > My Add-ins > Upload My Add-in, then choose ${manifest}`);
    console.log(`Windows: share the folder ${folder}, add its network path under File > Options > Trust Center > Trust Center Settings > Trusted Add-in Catalogs (tick “Show in Menu”), restart Excel, then Home > Add-ins > More Add-ins > Shared Folder.`);
    console.log(`Mac: copy ${manifest} into ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef (make the folder if it is missing), restart Excel, then Home > Add-ins.`);
  }
  first = false;
});

// The build's own report stands above; the server need not repeat it.
config.devServer.devMiddleware.stats = 'none';
try {
  await new DevServer(config.devServer, compiler).start();
} catch (error) {
  stop(`The add-in cannot be served: ${error instanceof Error ? error.message : String(error)}`);
}
