/** The keys that the editor itself has (`editor/openEditor.ts`), for the sheet of keys. */
export interface TypingKey {
  readonly title: string;
  /** As `keys.ts` writes them. */
  readonly keys: readonly string[];
}

export const typingKeys: readonly TypingKey[] = [
  { title: 'Suggest names and options', keys: ['Ctrl+Space'] },
  { title: 'Take the suggestion', keys: ['Tab', 'Enter'] },
  { title: 'Explain the call around the cursor', keys: ['Mod+Shift+Space'] },
  { title: 'Go to the next problem', keys: ['F8'] },
  { title: 'Format the code', keys: ['Alt+Shift+F'] },
  { title: 'Indent, or take it back', keys: ['Tab', 'Shift+Tab'] },
  { title: 'Make lines a comment, or code again', keys: ['Mod+/'] },
  { title: 'Move lines', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { title: 'Undo typing', keys: ['Mod+Z'] },
  { title: 'Find in all cells', keys: ['Mod+F'] },
  { title: 'Find and replace in all cells', keys: ['Mod+H'] },
  { title: 'Close the list, or leave the text', keys: ['Escape'] },
];
