import type { Context } from 'hono'
import { deskPaths, paths } from '../paths.ts'

type Addresses = { baseUrl: string; mesaUrl: string | undefined }

/** Where each of them answers, for load balancers and browsers. */
const everywhere = new RegExp(`^(${paths.health}|${paths.icon}|${paths.assets.replace('*', '.*')})$`)

const isDeskPath = (path: string) => path === deskPaths.inbox || path.startsWith(`${deskPaths.inbox}/`)

/** The address of the office that this request must have been sent to: the desk's for the desk. */
export const officeOf = (c: Context, { baseUrl, mesaUrl }: Addresses): string =>
  mesaUrl && isDeskPath(c.req.path) ? mesaUrl : baseUrl

/** With a host of its own the desk answers there and nowhere else, and nothing else answers there. */
export function answersHere(c: Context, { mesaUrl }: Addresses): boolean {
  if (!mesaUrl || everywhere.test(c.req.path)) return true
  const host = URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname
  return (host === new URL(mesaUrl).hostname) === isDeskPath(c.req.path)
}
