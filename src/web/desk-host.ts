import type { Context } from 'hono'
import { deskPaths, paths } from '../paths.ts'

type Addresses = { baseUrl: string; mesaUrl: string | undefined }

/** Where each of them answers, for load balancers and browsers. */
const everywhere = new RegExp(`^(${paths.health}|${paths.icon}|${paths.assets.replace('*', '.*')})$`)

const isDeskPath = (path: string) => path === deskPaths.inbox || path.startsWith(`${deskPaths.inbox}/`)

/** Whether this request came to the desk: to its host where it has one, else to its addresses. */
export function isAtDesk(c: Context, { mesaUrl }: Pick<Addresses, 'mesaUrl'>): boolean {
  if (!mesaUrl) return isDeskPath(c.req.path)
  return URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname === new URL(mesaUrl).hostname
}

/** The address of the office that this request must have been sent to: the desk's for the desk. */
export const officeOf = (c: Context, { baseUrl, mesaUrl }: Addresses): string =>
  mesaUrl && isAtDesk(c, { mesaUrl }) ? mesaUrl : baseUrl

/** With a host of its own the desk answers there and nowhere else, and nothing else answers there. */
export function answersHere(c: Context, { mesaUrl }: Addresses): boolean {
  if (!mesaUrl || everywhere.test(c.req.path)) return true
  return isAtDesk(c, { mesaUrl }) === isDeskPath(c.req.path)
}
