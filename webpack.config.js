import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import webpack from 'webpack';
import { readBase, SOURCE_BASE, withBase, withBaseInJson } from './scripts/baseAddress.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** TypeScript is read with JSX in `.tsx` only, where a type in angle brackets cannot stand. */
const typescript = (test, tsx) => ({
  test,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: { jsc: { parser: { syntax: 'typescript', tsx }, transform: tsx ? { react: { runtime: 'automatic' } } : {}, target: 'es2022' } },
});

/** The programs that run on Node: the command line, the benchmark and the maker of docs/rules.md. */
const programs = {
  name: 'programs',
  target: 'node20',
  mode: 'production',
  entry: {
    'ast-planner': path('src/cli/index.ts'),
    bench: path('test/bench/bench.ts'),
    paneBench: path('test/bench/paneBench.ts'),
    docs: path('scripts/rulesPage.ts'),
  },
  output: { path: path('dist'), filename: '[name].cjs', library: { type: 'commonjs2' } },
  resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  // A file finds its neighbours where it lies in the sources.
  module: { parser: { javascript: { url: false, createRequire: false } }, rules: [typescript(/\.ts$/, false)] },
  // The browser and its driver are used as they are installed.
  externals: { 'playwright-core': 'commonjs playwright-core', '@sparticuz/chromium': 'import @sparticuz/chromium' },
  // Names stay readable in the report of a mistake.
  optimization: { minimize: false },
  performance: { hints: false },
  stats: 'errors-warnings',
};

/** Writes the address that the add-in is served from into the manifest, the pages and what is said of the functions, after everything else. */
class BaseAddressPlugin {
  constructor(base) {
    this.base = base;
  }

  apply(compiler) {
    compiler.hooks.compilation.tap('BaseAddressPlugin', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.hooks.processAssets.tap({ name: 'BaseAddressPlugin', stage }, (assets) => {
        for (const name of Object.keys(assets).filter((one) => /(^manifest\.xml|^functions\.json|\.html)$/.test(one))) {
          const put = name.endsWith('.json') ? withBaseInJson : withBase;
          compilation.updateAsset(name, (source) => new webpack.sources.RawSource(put(source.source().toString(), this.base)));
        }
      });
    });
  }
}

/** The manifest names the functions' script, so its name is always the same; those of the pane are never that of an older one. */
const scriptName = ({ chunk }) => (chunk.name === 'taskpane' ? '[name].[contenthash:12].js' : '[name].js');

/** The pane in Excel and the functions for cells, with pages, icons and manifest: a folder that any https server can serve as it is. */
const addin = (base) => ({
  name: 'addin',
  target: ['web', 'es2022'],
  mode: 'production',
  entry: { taskpane: path('src/taskpane/index.tsx'), functions: path('src/functions/index.ts') },
  output: {
    path: path('dist/addin'),
    // Names are relative to the page, so that the folder can lie anywhere.
    publicPath: '',
    filename: scriptName,
    chunkFilename: '[name].[contenthash:12].js',
    clean: true,
  },
  resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js'] },
  module: { rules: [typescript(/\.ts$/, false), typescript(/\.tsx$/, true)] },
  // None in development either: the page forbids the evaluated source maps that are usual there.
  devtool: false,
  plugins: [
    new webpack.DefinePlugin({ AST_PLANNER_VERSION: JSON.stringify(JSON.parse(readFileSync(path('package.json'), 'utf8')).version) }),
    new HtmlPlugin({ template: path('src/taskpane/taskpane.html'), filename: 'taskpane.html', chunks: ['taskpane'], scriptLoading: 'defer', inject: 'head', minify: false }),
    new HtmlPlugin({ template: path('src/functions/functions.html'), filename: 'functions.html', chunks: ['functions'], scriptLoading: 'defer', inject: 'head', minify: false }),
    // A “page” whose template is a program: what it gives is the file.
    new HtmlPlugin({ template: path('scripts/functionsFile.ts'), filename: 'functions.json', chunks: [], inject: false, minify: false }),
    new CopyPlugin({ patterns: [{ from: path('assets'), to: 'assets' }, { from: path('manifest.xml') }] }),
    new BaseAddressPlugin(base),
  ],
  // The pages and their styles are delivered as they were written; only the program is made small.
  optimization: { minimizeOptions: { html: false, css: false } },
  performance: { hints: false },
  stats: 'errors-warnings',
  infrastructureLogging: { level: 'error' },
  devServer: {
    server: 'https',
    host: 'localhost',
    port: Number(new URL(SOURCE_BASE).port),
    client: false,
    hot: false,
    liveReload: false,
    static: false,
    // Excel on the web reads functions.json from a page of its own.
    headers: ({ url }) => ({ 'Cache-Control': 'no-store', ...(/^\/functions\.json/.test(url ?? '') ? { 'Access-Control-Allow-Origin': '*' } : {}) }),
    devMiddleware: { publicPath: '/', writeToDisk: true },
  },
});

/** `--env base=https://example.org/ast/` builds the add-in for that address. */
export default (env = {}) => {
  try {
    const unknown = Object.keys(env).find((name) => name !== 'base' && !name.startsWith('WEBPACK_'));
    if (unknown !== undefined) throw new Error(`“--env ${unknown}” is not known. Give for instance --env base=https://example.org/ast/`);
    return [programs, addin(env.base === undefined ? SOURCE_BASE : readBase(env.base))];
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
};
