/** The merge of two drafts of a law, alone. */
import { mergeFigures } from './merge-law.ts';
import { report } from './report.ts';

report('merge', 'node', 'none', mergeFigures());
