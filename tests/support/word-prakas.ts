/** A prakas that Word numbers, that two people changed, and that one remarked on. */
import { p, run, wordFile } from './word-file.ts';

const by = (author: string, way: 'ins' | 'del', inner: string): string =>
  `<w:${way} w:id="1" w:author="${author}" w:date="2026-02-03T10:00:00Z">${inner}</w:${way}>`;

export const WORD_PRAKAS = wordFile({
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="ប្រការ %1.-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  comments: '<w:comment w:id="7" w:author="វណ្ណា"><w:p><w:r><w:t>ចាប់ពីថ្ងៃណា?</w:t></w:r></w:p></w:comment>',
  document: [
    p('ព្រះរាជាណាចក្រកម្ពុជា', '<w:jc w:val="center"/>'),
    p('ជាតិ សាសនា ព្រះមហាក្សត្រ', '<w:jc w:val="center"/>'),
    p('ក្រសួងមហាផ្ទៃ'),
    p('លេខ៖ ១៤៤៧ មផ.ប្រក'),
    p('ប្រកាស', '<w:jc w:val="center"/>'),
    p('ស្តីពី', '<w:jc w:val="center"/>'),
    p('ការផ្តល់សេវាសាធារណៈ', '<w:jc w:val="center"/>'),
    p('បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា'),
    p('សម្រេច', '<w:jc w:val="center"/>'),
    p('ជំពូកទី១', '<w:jc w:val="center"/>'),
    p('បទប្បញ្ញត្តិទូទៅ', '<w:jc w:val="center"/>'),
    p(
      `${run('ពិន័យ ')}${by('សុខា', 'del', '<w:r><w:delText>១០០</w:delText></w:r>')}${by('ដារា', 'ins', run('២០០'))}${run(' រៀល ចំពោះការ៖')}`,
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    ),
    p('១- មិនចុះបញ្ជី'),
    p('២- ចុះបញ្ជីយឺត'),
    p(
      `<w:commentRangeStart w:id="7"/>${run('ប្រកាសនេះចូលជាធរមាន៕')}<w:r><w:commentReference w:id="7"/></w:r>`,
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    ),
    p('រាជធានីភ្នំពេញ ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤'),
    p('រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ'),
    p(''),
    p(''),
    p('ស សុខា'),
  ].join(''),
});
