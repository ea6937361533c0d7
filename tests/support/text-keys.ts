/** What the interface's code asks of its language files, and what is wrong between the two. */

/** Nested texts as dotted keys. */
export function flatten(texts: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(prefix + name, value);
    else for (const [key, text] of flatten(value as object, `${prefix}${name}.`)) flat.set(key, text);
  }
  return flat;
}

export interface KeyProblems {
  /** Asked for in the code, absent from the texts. */
  readonly missing: readonly string[];
  /** In the texts, asked for nowhere. */
  readonly unused: readonly string[];
}

/**
 * Reads `t('key')` and `` t(`family.${member}`) `` in the sources. A key also counts as used where its whole name stands
 * as a literal (a table of keys).
 */
export function keyProblems(sources: readonly string[], keys: ReadonlySet<string>): KeyProblems {
  const missing = new Set<string>();
  const used = new Set<string>();
  for (const source of sources) {
    for (const key of keys) if (source.includes(`'${key}'`)) used.add(key);
    for (const [, asked = ''] of source.matchAll(/\bt\(\s*'([^']+)'/gu))
      if (!keys.has(asked)) missing.add(asked);
    for (const [, template = ''] of source.matchAll(/\bt\(\s*`([^`]+)`/gu)) {
      const family = new RegExp(
        `^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/gu, '[^.]+')}$`,
        'u',
      );
      const members = [...keys].filter((key) => family.test(key));
      if (members.length === 0) missing.add(template);
      for (const member of members) used.add(member);
    }
  }
  return { missing: [...missing], unused: [...keys].filter((key) => !used.has(key)) };
}

/** The places of `{{name}}` in a text, sorted. */
export const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name).toSorted();
