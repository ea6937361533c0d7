/** What `npm run hub -- --help` prints. */
import { ADMINISTRATOR_USAGE } from '../administrator.ts';
import { COURIER_USAGES } from '../courier/command.ts';
import { DIRECTORY_USAGE } from '../directory/command.ts';
import { MEANINGS } from './variables.ts';

export function helpText(): string {
  const variables = Object.entries(MEANINGS).map(
    ([name, [meaning, without]]) => `  ${name}\n      ${meaning}\n      not set: ${without}\n`,
  );
  return [
    "Starts Sastra's hub, which offices sync through.",
    '',
    '  npm run hub             starts it; Ctrl+C or SIGTERM stops it once the requests in flight have ended',
    '  npm run hub -- restored   after the database was restored from a backup, once, before the hub is started again:',
    '                          desks then offer what the backup lacks',
    '  npm run hub -- --help   prints this',
    `  ${ADMINISTRATOR_USAGE}`,
    '                          makes an administrator, also while the hub runs, and prints the link that sets the password',
    ...COURIER_USAGES.flatMap(([usage, meaning]) => [`  ${usage}`, `                          ${meaning}`]),
    `  ${DIRECTORY_USAGE}`,
    '                          takes signed entries into the key directory, writes the whole of it,',
    '                          or lists the keys that wait to be enrolled, also while the hub runs',
    '',
    'It is configured by variables of the environment:',
    '',
    ...variables,
  ].join('\n');
}
