/**
 * A disk that loses its power. What was synced is there; what was not is there, or not, or in part, as the disk pleases.
 * A file's bytes are kept by syncing the file, its name by syncing its folder. Names of one folder come in the order in
 * which they were given; bytes in any order and in sectors of 512.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DiskOperation } from '../shim/log.ts';

const SECTOR = 512;

type BytesChange =
  | { readonly kind: 'write'; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly length: number };

interface File {
  readonly kind: 'file';
  /** What a sync has kept. */
  kept: Buffer;
  unsynced: BytesChange[];
}
interface Folder {
  readonly kind: 'folder';
  /** Names that a sync has kept, and those given or taken since. */
  kept: Map<string, Node>;
  now: Map<string, Node>;
  unsynced: (readonly Naming[])[];
}
type Node = File | Folder;

/** Null: the name is taken away. A rename is two of these at once. */
interface Naming {
  readonly name: string;
  readonly node: Node | null;
}

const newFolder = (): Folder => ({ kind: 'folder', kept: new Map(), now: new Map(), unsynced: [] });

/** What becomes of each unsynced thing. */
export interface Fate {
  /** How many of a folder's unsynced names come through. */
  names(count: number): number;
  /** Whether a sector of an unsynced write comes through. */
  sector(): boolean;
  /** Whether an unsynced change comes through at all. */
  change(): boolean;
}

export const ALL_LOST: Fate = { names: () => 0, sector: () => false, change: () => false };

/** `random` answers 0 ≤ x < 1. */
export function someLost(random: () => number): Fate {
  const torn = random() < 0.5;
  return {
    names: (count) => Math.floor(random() * (count + 1)),
    sector: () => !torn || random() < 0.5,
    change: () => random() < 0.5,
  };
}

function changed(bytes: Buffer, change: BytesChange, fate: Fate | null): Buffer {
  if (change.kind === 'truncate') {
    const result = Buffer.alloc(change.length);
    bytes.copy(result, 0, 0, change.length);
    return result;
  }
  const end = change.offset + change.data.length;
  const result =
    end <= bytes.length ? Buffer.from(bytes) : Buffer.concat([bytes, Buffer.alloc(end - bytes.length)]);
  for (let at = 0; at < change.data.length;) {
    const next = Math.min(change.data.length, at + SECTOR - ((change.offset + at) % SECTOR));
    if (fate === null || fate.sector()) change.data.copy(result, change.offset + at, at, next);
    at = next;
  }
  return result;
}

export class Disk {
  readonly #root = newFolder();

  apply(operation: DiskOperation): void {
    // The watched folder itself is there from the start.
    if (operation.path === '' && operation.op !== 'sync') return;
    const { folder, name } = this.#place(operation.path);
    switch (operation.op) {
      case 'create':
        return give(folder, [{ name, node: { kind: 'file', kept: Buffer.alloc(0), unsynced: [] } }]);
      case 'folder':
        return give(folder, [{ name, node: newFolder() }]);
      case 'unlink':
        return give(folder, [{ name, node: null }]);
      case 'rename': {
        const node = folder.now.get(name);
        const target = this.#place(operation.to);
        if (node === undefined) throw new Error(`renamed and not there: ${operation.path}`);
        if (target.folder === folder)
          return give(folder, [
            { name, node: null },
            { name: target.name, node },
          ]);
        give(target.folder, [{ name: target.name, node }]);
        return give(folder, [{ name, node: null }]);
      }
      case 'sync':
        return keep(operation.path === '' ? this.#root : this.#node(operation.path));
      case 'write':
        return void this.#file(operation.path).unsynced.push({
          kind: 'write',
          offset: operation.offset,
          data: operation.data,
        });
      case 'truncate':
        return void this.#file(operation.path).unsynced.push({ kind: 'truncate', length: operation.length });
    }
  }

  /** Writes what is left into an empty folder. */
  cut(target: string, fate: Fate): void {
    put(this.#root, target, fate);
  }

  #place(full: string): { folder: Folder; name: string } {
    const parts = full.split('/').slice(1);
    const name = parts.pop() ?? '';
    let folder = this.#root;
    for (const part of parts) {
      const node = folder.now.get(part);
      if (node?.kind !== 'folder') throw new Error(`no folder for ${full}`);
      folder = node;
    }
    return { folder, name };
  }

  #node(full: string): Node {
    const { folder, name } = this.#place(full);
    const node = folder.now.get(name);
    if (node === undefined) throw new Error(`not there: ${full}`);
    return node;
  }

  #file(full: string): File {
    const node = this.#node(full);
    if (node.kind === 'folder') throw new Error(`no file: ${full}`);
    return node;
  }
}

function give(folder: Folder, namings: readonly Naming[]): void {
  for (const { name, node } of namings) setName(folder.now, name, node);
  folder.unsynced.push(namings);
}

function setName(names: Map<string, Node>, name: string, node: Node | null): void {
  if (node === null) names.delete(name);
  else names.set(name, node);
}

function keep(node: Node): void {
  if (node.kind === 'folder') node.kept = new Map(node.now);
  else for (const change of node.unsynced) node.kept = changed(node.kept, change, null);
  node.unsynced = [];
}

function put(node: Node, target: string, fate: Fate): void {
  if (node.kind === 'file') {
    let bytes = node.kept;
    for (const change of node.unsynced) if (fate.change()) bytes = changed(bytes, change, fate);
    writeFileSync(target, bytes);
    return;
  }
  mkdirSync(target, { recursive: true });
  const names = new Map(node.kept);
  for (const { name, node: given } of node.unsynced.slice(0, fate.names(node.unsynced.length)).flat())
    setName(names, name, given);
  for (const [name, child] of names) put(child, path.join(target, name), fate);
}
