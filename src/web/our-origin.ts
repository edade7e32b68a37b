/**
 * Whether a form comes from a page of the office: from BASE_URL, or from the very host that it is sent to, by whatever
 * name people reach it. Where the office is reached over TLS, a page without it is somebody else's.
 */
export function isOurOrigin(origin: string, { host, baseUrl }: { host: string | undefined; baseUrl: string }): boolean {
  const from = URL.parse(origin)
  const base = new URL(baseUrl)
  if (!from) return false
  if (from.origin === base.origin) return true
  if (base.protocol === 'https:' && from.protocol !== 'https:') return false
  const to = URL.parse(`${from.protocol}//${host ?? ''}`)
  return to !== null && to.origin !== 'null' && to.origin === from.origin
}
