// Every package in the lock file has an integrity hash, none names the registry it came from, no platform's part is
// missing (`npm ci` would refuse), and Lexical has one version.
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What is wrong with a lock file's text; empty when nothing is. */
export function lockProblems(text: string): readonly string[] {
  const { packages = {} } = JSON.parse(text) as { packages?: Readonly<Record<string, LockEntry>> };
  const entries = Object.entries(packages).filter(([name]) => name !== '');
  const listed = new Set(
    entries.map(([name]) => name.slice(name.lastIndexOf('node_modules/') + 'node_modules/'.length)),
  );
  const problems = entries.flatMap(([name, { integrity, resolved, link, optionalDependencies = {} }]) => [
    ...(integrity === undefined && link !== true ? [`${name}: no integrity hash`] : []),
    ...(resolved === undefined ? [] : [`${name}: names where it was fetched from`]),
    ...Object.keys(optionalDependencies)
      .filter((part) => !listed.has(part))
      .map((part) => `${name}: its part ${part} is not listed`),
  ]);
  const lexical = new Set(
    entries.flatMap(([name, { version }]) =>
      /node_modules\/(?:lexical|@lexical\/[^/]+)$/u.test(name) ? [version] : [],
    ),
  );
  if (lexical.size > 1) problems.push(`lexical packages of different versions: ${[...lexical].join(', ')}`);
  if (entries.length === 0) problems.push('the lock file lists no package');
  return problems;
}

if (import.meta.main) {
  const problems = lockProblems(
    readFileSync(path.resolve(import.meta.dirname, '../package-lock.json'), 'utf8'),
  );
  for (const line of problems) console.error(line);
  process.exit(problems.length === 0 ? 0 : 1);
}
