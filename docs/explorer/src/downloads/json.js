/** The events as the data file that the Python package reads, and would write. */
export function json(rows, registry) {
  const head = { schema: 1, ...(registry.version ? { version: registry.version } : {}) };
  const events = rows.length ? { events: rows.map((one) => one.event) } : {};
  return `${JSON.stringify({ ...head, ...events })}\n`;
}
