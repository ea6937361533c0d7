import { describe, expect, it, vi } from 'vitest';
import { createOpenTexts, type OpenText } from '../../../../renderer/editor/open-texts.ts';
import type { Language } from '../../../../shared/document/model.ts';

/** Only its place among the others counts here. */
const textIn = (language: Language): OpenText => ({ language, root: new EventTarget() }) as OpenText;

describe('the open texts', () => {
  it('stand in the order of the languages, whichever opened first', () => {
    const texts = createOpenTexts();
    texts.put(textIn('en'));
    texts.put(textIn('km'));
    expect(texts.all().map(({ language }) => language)).toEqual(['km', 'en']);
  });

  it('tell who had the focus last, as long as that text is open', () => {
    const texts = createOpenTexts();
    const khmer = textIn('km');
    const takeAway = texts.put(khmer);
    texts.put(textIn('en'));
    expect(texts.active()).toBeNull();
    khmer.root.dispatchEvent(new Event('focusin'));
    expect(texts.active()).toBe(khmer);
    takeAway();
    expect(texts.active()).toBeNull();
  });

  it('keep the newer text where an older one of the language is taken away after it', () => {
    const texts = createOpenTexts();
    const hear = vi.fn();
    texts.onChange(hear);
    const takeAway = texts.put(textIn('km'));
    const newer = textIn('km');
    texts.put(newer);
    takeAway();
    expect(texts.all()).toEqual([newer]);
    expect(hear).toHaveBeenCalledTimes(3);
  });
});
