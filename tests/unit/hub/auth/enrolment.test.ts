import { describe, expect, it } from 'vitest';
import { passwordProblem } from '../../../../hub/auth/enrolment.ts';

const WHO = { person: '', name: 'សុខ ដារ៉ា', email: 'dara.sok@example.gov.kh' };

describe('a new password', () => {
  it.each([
    ['ខ្ញុំស្រឡាញ់ទន្លេមេគង្គ', null],
    ['correct horse battery', null],
    ['eleven-ltrs', 'tooShort'],
    ['x1y2'.repeat(33), 'tooLong'],
    ['dara.sok@example.gov.kh', 'likeAccount'],
    ['Dara.Sok1234', 'likeAccount'],
    ['សុខ ដារ៉ា ២០២៦', 'likeAccount'],
    ['abababababab', 'likeAccount'],
  ])('(%s) is judged %s', (password, problem) => {
    expect(passwordProblem(password, WHO)).toBe(problem);
  });
});
