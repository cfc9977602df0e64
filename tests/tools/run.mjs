// Use: node tests/tools/run.mjs recordModel|recordPatience|beat89 <folder of the four .gz files of Fashion-MNIST>
//      node tests/tools/run.mjs longNotebook
import { withProgram } from './loadProgram.mjs';

const [name, folder] = process.argv.slice(2);
await withProgram(new URL(`./${name}.ts`, import.meta.url), ({ [name]: program }) => program(folder));
