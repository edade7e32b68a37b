/** The page somebody asked for, within those there are. */
export function pageAsked(asked: string | undefined, pages = Number.MAX_SAFE_INTEGER): number {
  const number = /^\d{1,9}$/.test(asked ?? '') ? Number(asked) : 1
  return Math.max(1, Math.min(number, pages))
}

/** The address with what is known of `query`; the empty is left out. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const known = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return known.length === 0 ? path : `${path}?${new URLSearchParams(known)}`
}
