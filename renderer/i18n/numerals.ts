import type { Language } from '../../shared/document/model.ts';

const KHMER_ZERO = 0x17e0;

/** Digits as the language writes them; everything else stays. */
export function inNumerals(text: string | number, language: Language): string {
  const plain = String(text);
  if (language === 'en') return plain;
  return plain.replace(/[0-9]/gu, (digit) => String.fromCodePoint(KHMER_ZERO + Number(digit)));
}
