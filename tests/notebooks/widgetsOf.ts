import { readOptions } from '../../src/widgets/frame/options.ts';
import { widgets } from '../../src/widgets/registry.ts';
import { lessonText } from './runLesson.ts';

/** The names of the widgets that a lesson places, in order. @throws where a name, option or value is not known. */
export function widgetsOf(file: string): string[] {
  const blocks = [...lessonText(file).matchAll(/^```widget (.*)\n([\s\S]*?)^```$/gm)];
  return blocks.map(([, name = '', source = '']) => {
    const widget = widgets[name];
    if (widget === undefined) throw new Error(`${file}: there is no widget “${name}”.`);
    const read = readOptions(source, widget.options);
    if ('problems' in read) throw new Error(`${file}: ${read.problems.join(' ')}`);
    return name;
  });
}
