import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The programs that run on Node: the command line, the benchmark and the maker of docs/rules.md. */
const programs = {
  name: 'programs',
  target: 'node20',
  mode: 'production',
  entry: {
    'ast-planner': path('src/cli/index.ts'),
    bench: path('test/bench/bench.ts'),
    docs: path('scripts/rulesPage.ts'),
  },
  output: { path: path('dist'), filename: '[name].cjs', library: { type: 'commonjs2' } },
  resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: 'swc-loader',
        options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
      },
    ],
  },
  // Names stay readable in the report of a mistake.
  optimization: { minimize: false },
  performance: { hints: false },
  stats: 'errors-warnings',
};

export default [programs];
