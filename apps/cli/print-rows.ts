/** Prints rows: an aligned table with a head on a terminal, elsewhere a line for each row with tabs between, which other programs read. */
export function printRows(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  isTerminal = process.stdout.isTTY,
): void {
  if (!isTerminal) {
    for (const row of rows) console.log(row.map(oneLine).join('\t'));
    return;
  }
  const table = [head, ...rows.map((row) => row.map(oneLine))];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}

/** An error's message may hold anything. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
