import { deskPaths } from '../paths.ts'

/**
 * The desk's own. On the customers' host its path keeps it from their pages, and so its name cannot be `__Host-`; on a
 * host of its own it can.
 */
export function deskCookie(tls: boolean, { mesaUrl }: { mesaUrl: string | undefined }) {
  const prefix = !tls ? '' : mesaUrl ? '__Host-' : '__Secure-'
  const path = mesaUrl ? '/' : deskPaths.inbox
  return { name: `${prefix}mesa`, options: { httpOnly: true, sameSite: 'Lax', secure: tls, path } } as const
}
