/** Digits of the two scripts. Everything else stays as it is. */

const KHMER_ZERO = 0x17e0;

/** 0–9 to ០–៩. */
export function toKhmerDigits(text: string): string {
  return text.replaceAll(/[0-9]/gu, (digit) => String.fromCodePoint(KHMER_ZERO + Number(digit)));
}

/** ០–៩ to 0–9. */
export function toAsciiDigits(text: string): string {
  return text.replaceAll(/[\u17E0-\u17E9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - KHMER_ZERO));
}

const count = (text: string, digits: RegExp): number => text.match(digits)?.length ?? 0;

/** All digits in the script that fewer of them have; of as many of each, in Khmer. */
export function otherDigits(text: string): string {
  return count(text, /[\u17E0-\u17E9]/gu) > count(text, /[0-9]/gu)
    ? toAsciiDigits(text)
    : toKhmerDigits(text);
}
