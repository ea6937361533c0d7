import { describe, expect, test } from 'vitest';
import { createIntake, type IntakeEnd } from '../../../../renderer/media/intake.ts';
import { plainName } from '../../../../renderer/media/upload.ts';
import { openDraft } from '../../../../renderer/drafting/session.ts';
import { pagePorts } from '../../../../renderer/drafting/ports.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { PIECE_LIMIT } from '../../../../shared/media/media.ts';
import { createFakeDesk, READY } from '../../../support/fake-bridge.ts';
import { articleOf } from '../../../support/headless-text.ts';
import { unitOf } from '../../../support/units.ts';

const file = (bytes: number, name = `${bytes}.png`): File => new File([new Uint8Array(bytes)], name);

function open(units: readonly Unit[] = []) {
  const document = articleOf(units);
  const desk = createFakeDesk({ documents: [document] });
  const draft = openDraft(desk.bridge, document, pagePorts);
  const ended = Promise.withResolvers<IntakeEnd>();
  const intake = createIntake(desk.bridge, draft.text, ended.resolve);
  /** What stands in the text: a picture as its number of bytes. */
  const shown = (): readonly (string | number)[] =>
    draft.text.units('km').map(({ type, content }) => {
      const { media = '' } = content as { readonly media?: string };
      return type === 'figure' ? Number(media) : type;
    });
  return { desk, draft, intake, ended: ended.promise, shown };
}

describe('pictures that come in', () => {
  test('stand in the order in which they were chosen, whatever their size, behind the unit that was meant', async () => {
    const [first, second] = [unitOf(1, 'V', 'ក'), unitOf(2, 'W', 'ខ')];
    const { intake, ended, shown, draft } = open([first, second]);
    intake.add([file(3 * PIECE_LIMIT), file(1), file(2)], { language: 'km', uid: first.uid });
    expect(await ended).toEqual({ refused: [], left: 0 });
    expect(shown()).toEqual(['paragraph', 3 * PIECE_LIMIT, 1, 2, 'paragraph']);
    draft.undo();
    expect(shown()).toEqual(['paragraph', 3 * PIECE_LIMIT, 1, 'paragraph']);
  });

  test('stand in front of an empty unit, and at the end where the unit is gone', async () => {
    const empty = unitOf(1, 'V', '');
    const before = open([empty]);
    before.intake.add([file(1), file(2)], { language: 'km', uid: empty.uid });
    await before.ended;
    expect(before.shown()).toEqual([1, 2, 'paragraph']);
    const behind = open([unitOf(1, 'V', 'ក')]);
    behind.intake.add([file(1)], { language: 'km', uid: unitOf(9, 'V', '').uid });
    await behind.ended;
    expect(behind.shown()).toEqual(['paragraph', 1]);
  });

  test('that are refused are told by name, and the others come', async () => {
    const { intake, ended, shown } = open();
    intake.add([file(1), file(0, 'empty.png'), file(2)], { language: 'km', uid: null });
    expect(await ended).toEqual({
      refused: [{ names: ['empty.png'], failure: { code: 'mediaRefused' } }],
      left: 0,
    });
    expect(shown()).toEqual([1, 2]);
  });

  test('are begun anew when core died under them and is back', async () => {
    const { desk, intake, ended, shown } = open();
    desk.failing('media.append', 'coreGone');
    desk.setState({ kind: 'starting' });
    intake.add([file(1)], { language: 'km', uid: null });
    await expect.poll(() => desk.calls.map(({ channel }) => channel)).toContain('core.state');
    desk.failing('media.append', null);
    desk.setState(READY);
    expect(await ended).toEqual({ refused: [], left: 0 });
    expect(shown()).toEqual([1]);
  });

  test('stop where they are called off: what is in stays', async () => {
    const { desk, intake, ended, shown } = open();
    intake.onProgress(() => {
      if (intake.progress()?.done === 1) intake.cancel();
    });
    intake.add([file(1), file(2), file(3)], { language: 'km', uid: null });
    expect(await ended).toEqual({ refused: [], left: 2 });
    expect(shown()).toEqual([1]);
    // What was on its way is not left behind at the desk.
    expect(desk.calls.map(({ channel }) => channel)).toContain('media.cancel');
    expect(intake.progress()).toBeNull();
  });
});

test('a file’s name goes to the desk without its path and without what no file is called', () => {
  expect(plainName('C:\\photos\\a.png')).toBe('C: photos a.png');
  expect(plainName('a\n\0.png')).toBe('a  .png');
  expect(plainName(`${'ក'.repeat(300)}.png`)).toHaveLength(200);
  expect(plainName('')).toBe('file');
});
