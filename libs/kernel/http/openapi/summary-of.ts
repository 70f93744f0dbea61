/** What a list of operations has room for; `ibm-operation-summary-length` judges it. */
const MOST_CHARACTERS = 80;

/** A sentence ends with a full stop before a space; a clause with one of the other marks. */
const SENTENCE_END = /\.(?=\s|$)/;
const CLAUSE_END = /[:;](?=\s)|,(?=\s)/;

/**
 * What the comment above a handler says, as OpenAPI wants it: `summary` is its first sentence without the full stop, or as many of its
 * first clauses as fit into 80 characters; `description` is the whole comment in one line.
 */
export function summaryOf(comment: string): { readonly summary: string; readonly description: string } {
  const description = comment.replaceAll(/\s+/g, ' ').trim();
  const sentence = description.slice(0, SENTENCE_END.exec(description)?.index ?? description.length);
  return { summary: shortened(sentence), description };
}

function shortened(sentence: string): string {
  if (sentence.length <= MOST_CHARACTERS) return sentence;
  const clauses = sentence.split(CLAUSE_END);
  const first = clauses[0]!;
  if (first.length <= MOST_CHARACTERS) return first;
  return first.slice(0, first.lastIndexOf(' ', MOST_CHARACTERS - 1)).concat('…');
}
