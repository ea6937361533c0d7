// Works on a disk that is written down: `write.ts FOLDER SEED STEPS [PRAGMA]`. The pragma is set on each connection.
import { work, workPorts } from '../work.ts';

const [folder = '', seed = '1', steps = '1', pragma] = process.argv.slice(2);
const ports = workPorts((database) => {
  if (pragma !== undefined) database.pragma(pragma);
  return database;
});
const { finished } = await work({ folder, seed: Number(seed), steps: Number(steps), ports, tries: 1 });
if (!finished) throw new Error('a healthy disk refused');
