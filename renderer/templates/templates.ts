import activity from '../../resources/templates/leader-activity.json';
import notice from '../../resources/templates/notice.json';
import letter from '../../resources/templates/official-letter.json';
import page from '../../resources/templates/page.json';
import plan from '../../resources/templates/plan-report.json';
import press from '../../resources/templates/press-release.json';
import procedure from '../../resources/templates/procedure.json';
import { templateSchema, type Template } from './template.ts';

let read: readonly Template[] | null = null;

/** The office's templates, the most used first. They are read when somebody asks for one, not when the desk starts. */
export function templates(): readonly Template[] {
  read ??= [activity, notice, press, letter, plan, procedure, page].map((file) => templateSchema.parse(file));
  return read;
}
