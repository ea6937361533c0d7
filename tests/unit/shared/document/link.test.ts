import { describe, expect, it } from 'vitest';
import { safeHref } from '../../../../shared/document/link.ts';

describe('safeHref', () => {
  it.each([
    'https://interior.example/a?b=c#d',
    'http://ក្រសួង.example/',
    'mailto:info@interior.example',
    'tel:+855-23-721-905',
  ])('takes %s', (href) => {
    expect(safeHref(` ${href} `)).toBe(href);
  });

  it.each([
    '',
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    ' \u0001javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'app://desk/index.html',
    '//host/path',
    'https://',
    'https:// host',
    'http:\\\\host',
    'mailto:nobody',
    'tel:1;drop',
    `https://a/${'x'.repeat(2000)}`,
  ])('refuses %j', (href) => {
    expect(safeHref(href)).toBeNull();
  });
});
