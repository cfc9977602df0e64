/** Reads one file away from the page. */
import { type FileReading, readFile } from './readFile.ts';

export type ReadAnswer = FileReading | { /** Why it could not be read. */ readonly failed: string };

addEventListener('message', ({ data }: MessageEvent<File>) => {
  readFile(data).then(
    (reading) => postMessage(reading satisfies ReadAnswer),
    (error: unknown) =>
      postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies ReadAnswer),
  );
});
