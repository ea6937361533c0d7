/**
 * Markup as a tree, whoever parsed it. The shape is what parse5 makes, so that its trees are read as they are; nothing
 * here depends on it.
 */

export interface MarkupNode {
  /** Lower-case tag name; `#text`, `#comment` and the like for what is no element. */
  readonly nodeName: string;
  /** Of an element. */
  readonly attrs?: readonly { readonly name: string; readonly value: string }[] | undefined;
  readonly childNodes?: readonly MarkupNode[] | undefined;
  /** Of a text. */
  readonly value?: string | undefined;
}

/** A step of the walk: a text, or an element that begins or ends. */
export interface MarkupStep {
  readonly node: MarkupNode;
  readonly way: 'text' | 'enter' | 'leave';
}

export const attributeOf = (node: MarkupNode, name: string): string | undefined =>
  node.attrs?.find((attribute) => attribute.name === name)?.value;

export const isElement = (node: MarkupNode): boolean => !node.nodeName.startsWith('#');

interface Opened {
  readonly node: MarkupNode;
  next: number;
}

/**
 * In document order, without recursion: a tree may be as deep as who made it likes. `isSkipped` is asked before an
 * element is entered. Answers false, and ends, below `depthLimit`.
 */
export function* walkMarkup(
  root: MarkupNode,
  depthLimit: number,
  isSkipped: (node: MarkupNode) => boolean,
): Generator<MarkupStep, boolean> {
  const stack: Opened[] = [{ node: root, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.node.childNodes?.[top.next];
    top.next += 1;
    if (child === undefined) {
      stack.pop();
      if (stack.length > 0) yield { node: top.node, way: 'leave' };
    } else if (child.nodeName === '#text') {
      yield { node: child, way: 'text' };
    } else if (isElement(child) && !isSkipped(child)) {
      if (stack.length > depthLimit) return false;
      yield { node: child, way: 'enter' };
      stack.push({ node: child, next: 0 });
    }
  }
  return true;
}
