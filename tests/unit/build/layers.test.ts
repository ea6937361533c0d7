import { describe, expect, it } from 'vitest';
import { breachesIn } from '../../../build/layers.ts';

describe('the layer check', () => {
  // Planted violations: if one of these passes, the check is blind.
  it.each([
    ['shared/document/x.ts', "import fs from 'node:fs';"],
    ['shared/document/x.ts', "import { app } from 'electron';"],
    ['shared/document/x.ts', "import { open } from '../../electron/core/db/open.ts';"],
    ['shared/document/x.ts', "export * from 'react';"],
    ['shared/document/x.ts', "const later = import('node:path');"],
    ['shared/document/x.ts', 'const later = import(name);'],
    ['electron/core/x.ts', "import { app } from 'electron';"],
    ['electron/core/x.ts', "import type { App } from 'electron';"],
    ['electron/main/x.ts', "import { openCore } from '../core/core.ts';"],
    ['electron/main/x.ts', "import Database from 'better-sqlite3';"],
    ['electron/preload/x.ts', "import { z } from 'zod';"],
    ['electron/preload/x.ts', "import { normalize } from '../../shared/khmer/index.ts';"],
    ['renderer/desk/x.tsx', "import { readFile } from 'fs';"],
    ['renderer/desk/x.tsx', "import { core } from '../../electron/core/core.ts';"],
    ['hub/streams/x.ts', "import { openCore } from '../../electron/core/core.ts';"],
    ['hub/streams/x.ts', "import { t } from '../../renderer/i18n/i18n.ts';"],
    ['hub/streams/x.ts', "import Database from 'better-sqlite3';"],
    ['electron/core/x.ts', "import { push } from '../../hub/streams/push.ts';"],
    ['unheard-of/x.ts', ''],
  ])('refuses in %s: %s', (file, source) => {
    expect(breachesIn(file, source)).toHaveLength(1);
  });

  it.each([
    ['shared/document/x.ts', "import { z } from 'zod'; import type { Uid } from './model.ts';"],
    ['shared/document/x.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
    [
      'electron/core/x.ts',
      "import Database from 'better-sqlite3'; import { ok } from '../../shared/errors/result.ts';",
    ],
    ['electron/main/x.ts', "import { app } from 'electron'; import path from 'node:path';"],
    ['electron/preload/x.ts', "import { CHANNELS } from '../../shared/ipc/channels.ts';"],
    ['hub/streams/x.ts', "import pg from 'pg'; import { ok } from '../../shared/errors/result.ts';"],
    ['renderer/editor/x.tsx', "import { createEditor } from 'lexical'; import '@lexical/list';"],
  ])('lets pass in %s: %s', (file, source) => {
    expect(breachesIn(file, source)).toEqual([]);
  });
});
