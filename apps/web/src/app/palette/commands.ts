import { fold } from '../../shared/format/fold';

/** One thing that can be gone to or done, by the words it is found by. */
export interface Command {
  readonly key: string;
  readonly label: string;
  /** What kind of thing it is, shown beside it. */
  readonly kind: string;
  readonly to: string;
  /** More words it is found by. */
  readonly words?: string;
}

const SHOWN_MAX = 12;

/** Commands with all of the typed words, in any order and without accents; those that begin with them first. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const start = words.join(' ');
  return commands
    .map((command) => ({ command, text: fold(`${command.label} ${command.kind} ${command.words ?? ''}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .sort((a, b) => Number(b.text.startsWith(start)) - Number(a.text.startsWith(start)))
    .slice(0, SHOWN_MAX)
    .map(({ command }) => command);
}
