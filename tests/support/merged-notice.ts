/** A notice that two wrote in, so that each kind of question is asked once. */
import type { DocumentState, Metadata, Unit } from '../../shared/document/model.ts';
import { treeOf } from '../../shared/document/tree.ts';
import { article } from './merges.ts';
import { unitOf } from './units.ts';

const FINE = (riel: string, days: string): string =>
  `អ្នកណាបោះសំរាមនៅទីសាធារណៈ ត្រូវពិន័យជាប្រាក់ ${riel} រៀល ហើយត្រូវបង់ក្នុងរយៈពេល ${days} ថ្ងៃ គិតចាប់ពីថ្ងៃទទួលលិខិតជូនដំណឹង។`;

const state = (title: string, units: readonly Unit[], en: readonly Unit[]): DocumentState => {
  const metadata: Metadata = { 'title.km': title, 'title.en': 'Notice on public hygiene' };
  return article(treeOf(units), metadata, treeOf(en));
};

const last = unitOf(5, 'K', 'សូមប្រជាពលរដ្ឋចូលរួមថែទាំបរិស្ថាន។');

export const BASE = state(
  'សេចក្តីជូនដំណឹងស្តីពីអនាម័យសាធារណៈ',
  [
    unitOf(1, 'A', FINE('១០០ ០០០', '៣០')),
    unitOf(2, 'C', 'មន្ត្រីមានសមត្ថកិច្ចត្រូវពន្យល់ណែនាំជាមុនសិន។'),
    unitOf(3, 'E', 'ទីតាំងដាក់ធុងសំរាមមានចុះក្នុងបញ្ជីភ្ជាប់។'),
    unitOf(4, 'G', 'សេវាប្រមូលសំរាមដំណើរការរៀងរាល់ថ្ងៃ។'),
    last,
  ],
  [unitOf(11, 'A', 'Whoever leaves rubbish in public places pays a fine of 100,000 riel.')],
);

export const MINE = state(
  'សេចក្តីជូនដំណឹងស្តីពីការរក្សាអនាម័យសាធារណៈ',
  [
    unitOf(1, 'A', FINE('២០០ ០០០', '៣០')),
    unitOf(3, 'B', 'ទីតាំងដាក់ធុងសំរាមមានចុះក្នុងបញ្ជីភ្ជាប់។'),
    unitOf(4, 'G', 'សេវាប្រមូលសំរាមដំណើរការរៀងរាល់ថ្ងៃ។'),
    last,
  ],
  [unitOf(11, 'A', 'Whoever leaves rubbish in public places pays a fine of 200,000 riel.')],
);

export const THEIRS = state(
  'សេចក្តីជូនដំណឹងស្តីពីអនាម័យ និងសណ្តាប់ធ្នាប់សាធារណៈ',
  [
    unitOf(1, 'A', FINE('៥០០ ០០០', '១៥')),
    unitOf(2, 'C', 'មន្ត្រីមានសមត្ថកិច្ចត្រូវពន្យល់ណែនាំ និងព្រមានជាលាយលក្ខណ៍អក្សរជាមុនសិន។'),
    unitOf(4, 'G', 'សេវាប្រមូលសំរាមដំណើរការរៀងរាល់ថ្ងៃ រួមទាំងថ្ងៃបុណ្យ។'),
    last,
    unitOf(3, 'M', 'ទីតាំងដាក់ធុងសំរាមមានចុះក្នុងបញ្ជីភ្ជាប់។'),
  ],
  [unitOf(11, 'A', 'Whoever leaves rubbish in public places pays a fine of 500,000 riel.')],
);
