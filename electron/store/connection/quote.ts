/** Names and texts inside SQL statements. Values never go there: they are bound. */

/** A quoted identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A quoted text literal or NULL. */
export function quoteTextOrNull(text: string | null): string {
  return text === null ? 'NULL' : quoteText(text)
}

/** A quoted text literal, for DDL, where nothing can be bound. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
