// Prints the content roots of a released fixture: run in processes of other time zones and languages.
import { contentRoots } from '../../shared/document/hash.ts';
import { released } from './released.ts';

process.stdout.write(JSON.stringify(contentRoots(released('v1.json').state.content)));
