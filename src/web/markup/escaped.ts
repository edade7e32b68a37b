const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Words on their way into markup: between tags or between quotes. */
export const escaped = (words: string): string =>
  /[&<>"']/.test(words) ? words.replace(/[&<>"']/g, (sign) => entities[sign]!) : words
