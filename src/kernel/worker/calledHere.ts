/**
 * What a training throws comes after awaits inside tfjs, and its stack no longer says who called: the frames of the call are
 * put behind it, so that the learner is shown the line.
 *
 * @param site an error that was made when the call came
 * @returns the error that was given
 */
export function calledHere(error: unknown, site: Error): unknown {
  if (error instanceof Error) {
    const frames = (site.stack ?? '').replace(/^Error.*\n/, '');
    // A stack may be frozen; then the error is told without its line.
    Reflect.set(error, 'stack', `${error.stack ?? ''}\n${frames}`);
  }
  return error;
}
