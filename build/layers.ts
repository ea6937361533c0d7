// Imports go one way. Every source folder has to be classified here before it passes; every import is read by a parser.
import { parseSync } from 'oxc-parser';
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

interface Layer {
  /** Folders of the repository, most specific layer first; a file belongs to the first that holds it. */
  readonly folder: string;
  /** Layers (by folder) that it may import from, besides its own. */
  readonly layers: readonly string[];
  /** Packages that it may import. */
  readonly packages: readonly string[] | 'any';
  readonly node: boolean;
}

export const LAYERS: readonly Layer[] = [
  {
    folder: 'shared',
    layers: [],
    packages: ['zod', '@noble/hashes', 'canonicalize', 'age-encryption'],
    node: false,
  },
  { folder: 'electron/preload', layers: ['shared/ipc'], packages: ['electron'], node: false },
  { folder: 'electron/main', layers: ['shared', 'resources'], packages: ['electron', 'zod'], node: true },
  {
    folder: 'electron/core',
    layers: ['shared', 'resources'],
    packages: ['@noble/hashes', 'age-encryption', 'better-sqlite3', 'docx', 'eventsource-parser', 'zod'],
    node: true,
  },
  // Reads files that strangers made, in a process that may do nothing else.
  {
    folder: 'electron/limited',
    layers: ['shared'],
    packages: ['@rgrove/parse-xml', 'mammoth', 'parse5'],
    node: true,
  },
  {
    folder: 'renderer',
    layers: ['shared', 'resources'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'lexical',
      '@lexical',
      'i18next',
      'react-i18next',
      'lucide-react',
      'parse5',
      'zod',
    ],
    node: false,
  },
  {
    folder: 'convert',
    layers: ['shared', 'electron/core/exchange', 'electron/limited'],
    packages: [],
    node: true,
  },
  // Signs on a computer without a network.
  {
    folder: 'keys',
    layers: ['shared', 'electron/core/keys/ed25519.ts', 'electron/core/sync/verify.ts'],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'hub',
    layers: ['shared'],
    packages: [
      'age-encryption',
      'better-auth',
      'fastify',
      '@fastify',
      '@tus',
      'fastify-type-provider-zod',
      'kysely',
      'pg',
      'prom-client',
      'sharp',
      'uqr',
      'zod',
    ],
    node: true,
  },
  { folder: 'build', layers: ['shared'], packages: 'any', node: true },
  {
    folder: 'tests',
    layers: ['shared', 'electron', 'renderer', 'convert', 'keys', 'hub', 'build', 'resources'],
    packages: 'any',
    node: true,
  },
];

/** What each breach says; an empty list means that the tree keeps its layers. */
export function breachesIn(file: string, source: string): readonly string[] {
  const layer = LAYERS.find(({ folder }) => within(file, folder));
  if (layer === undefined) return [`${file}: its folder is in no layer; classify it in build/layers.ts`];
  return importsOf(file, source).flatMap((specifier) => {
    const reason = breach(layer, file, specifier);
    return reason === null ? [] : [`${file}: ${reason}`];
  });
}

const within = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);

function breach(layer: Layer, file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    const allowed = [layer.folder, ...layer.layers].some((folder) => within(target, folder));
    return allowed ? null : `${layer.folder} may not import ${target}`;
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return layer.node ? null : `${layer.folder} may not import Node's ${specifier}`;
  }
  if (layer.packages === 'any') return null;
  const allowed = layer.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  return allowed ? null : `${layer.folder} may not import the package ${specifier}`;
}

/** Every module that a file names: static imports, re-exports, types, and `import()`. */
function importsOf(file: string, source: string): readonly string[] {
  const { module, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => {
    const literal = /^['"`](.*)['"`]$/u.exec(source.slice(moduleRequest.start, moduleRequest.end))?.[1];
    // A computed import cannot be checked, so it counts as one that is never allowed.
    return literal ?? 'computed import()';
  });
  return [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) =>
      entry.entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...dynamic,
  ];
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '..');
  const files = globSync(
    '{shared,electron,renderer,convert,keys,hub,build,tests}/**/*.{ts,tsx,mts,js,jsx,mjs,cjs}',
    {
      cwd: root,
    },
  )
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.startsWith('tests/fixtures/'))
    .toSorted();
  const breaches = files.flatMap((file) => breachesIn(file, readFileSync(path.join(root, file), 'utf8')));
  for (const line of breaches) console.error(line);
  console.log(`${files.length} files, ${breaches.length} breaches of the layers`);
  process.exit(breaches.length === 0 ? 0 : 1);
}
