import activity from '../../resources/templates/leader-activity.json';
import notice from '../../resources/templates/notice.json';
import circular from '../../resources/templates/instruments/circular.json';
import decision from '../../resources/templates/instruments/decision.json';
import deika from '../../resources/templates/instruments/deika.json';
import instruction from '../../resources/templates/instruments/instruction.json';
import jointPrakas from '../../resources/templates/instruments/joint-prakas.json';
import law from '../../resources/templates/instruments/law.json';
import numberedNotice from '../../resources/templates/instruments/numbered-notice.json';
import prakas from '../../resources/templates/instruments/prakas.json';
import royalDecree from '../../resources/templates/instruments/royal-decree.json';
import royalKram from '../../resources/templates/instruments/royal-kram.json';
import subDecree from '../../resources/templates/instruments/sub-decree.json';
import letter from '../../resources/templates/official-letter.json';
import page from '../../resources/templates/page.json';
import plan from '../../resources/templates/plan-report.json';
import press from '../../resources/templates/press-release.json';
import procedure from '../../resources/templates/procedure.json';
import { templateSchema, type Template } from './template.ts';

const TEXTS = [activity, notice, press, letter, plan, procedure, page];
const INSTRUMENTS = [
  prakas,
  jointPrakas,
  law,
  royalKram,
  royalDecree,
  subDecree,
  decision,
  circular,
  deika,
  instruction,
  numberedNotice,
];

let read: readonly Template[] | null = null;

/** The office's templates, the most used of each kind first, instruments last. They are read when somebody asks for one, not when the desk starts. */
export function templates(): readonly Template[] {
  read ??= [...TEXTS, ...INSTRUMENTS].map((file) => templateSchema.parse(file));
  return read;
}
