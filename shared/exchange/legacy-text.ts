/**
 * Text in fonts of before Unicode (Limon), found by the names of its fonts. It is listed run by run, as it was and as it
 * reads, so that a person decides with both before them.
 */
import { convertLimon, isLegacyFont } from '../khmer/index.ts';
import type { Style } from './looks.ts';
import { attributeOf, type MarkupNode } from './markup.ts';

export interface LegacyRun {
  readonly before: string;
  /** Null where it has a glyph that nobody knows: it stays as it was. */
  readonly after: string | null;
  readonly unknown: readonly string[];
}

/** `asFound`: the letters that the font was drawn over. */
export type LegacyForm = 'asFound' | 'converted';

/** What a person is asked. */
export interface LegacyQuestion {
  readonly runs: readonly LegacyRun[];
  readonly decide: (form: LegacyForm) => void;
}

/** Lists the runs of one reading, and gives each in the form that was asked for. */
export class LegacyText {
  readonly runs: LegacyRun[] = [];
  readonly #form: LegacyForm;

  constructor(form: LegacyForm) {
    this.#form = form;
  }

  read(before: string): string {
    if (before.trim() === '') return before;
    const run = convertLimon(before);
    const after = run.ok ? run.text : null;
    this.runs.push({ before, after, unknown: run.ok ? [] : run.unknown });
    return this.#form === 'converted' && after !== null ? after : before;
  }
}

/** For a selector of a tag, a class or both (`p.msonormal`), whether its font is one of those. */
export type FontRules = ReadonlyMap<string, boolean>;

const RULE = /([^{}]+)\{([^{}]*)\}/gu;
const FONT = /(?:^|[;\s])font-family\s*:\s*([^;]+)/iu;
const SIMPLE = /^(?:[a-z][a-z0-9]*)?(?:\.[\w-]+)?$/u;
/** A text of Word has a few hundred. */
const MOST_RULES = 5_000;

const isLegacy = (family: string): boolean => isLegacyFont(family.split(',')[0] ?? '');

const within = (node: MarkupNode | undefined, name: string): MarkupNode[] =>
  node?.childNodes?.filter(({ nodeName }) => nodeName === name) ?? [];

/** The fonts that the style sheets in the head give. Word names the font of most of its text nowhere else. */
export function fontRulesOf(root: MarkupNode): FontRules {
  const rules = new Map<string, boolean>();
  const sheets = within(root, 'html')
    .flatMap((html) => within(html, 'head'))
    .flatMap((head) => within(head, 'style'))
    .map((sheet) => sheet.childNodes?.map(({ value }) => value ?? '').join('') ?? '');
  for (const [, selectors = '', declarations = ''] of sheets.join('\n').matchAll(RULE)) {
    const family = FONT.exec(declarations)?.[1];
    if (family === undefined) continue;
    for (const selector of selectors.replace(/<!--|\/\*.*?\*\//gsu, '').split(',')) {
      const name = selector.trim().toLowerCase();
      if (SIMPLE.test(name) && rules.size < MOST_RULES) rules.set(name, isLegacy(family));
    }
  }
  return rules;
}

/** Whether the text in an element is in such a font: what is said nearest to it counts. */
export function isLegacyWithin(node: MarkupNode, style: Style, rules: FontRules, around: boolean): boolean {
  const own = style.get('font-family') ?? (node.nodeName === 'font' ? attributeOf(node, 'face') : undefined);
  if (own !== undefined && own !== 'inherit') return isLegacy(own);
  if (rules.size === 0) return around;
  const classes = (attributeOf(node, 'class') ?? '').toLowerCase().split(/\s+/u);
  const said = [
    ...classes.map((name) => rules.get(`${node.nodeName}.${name}`)),
    ...classes.map((name) => rules.get(`.${name}`)),
    rules.get(node.nodeName),
  ];
  return said.find((rule) => rule !== undefined) ?? around;
}
