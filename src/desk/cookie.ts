import { deskPaths } from '../paths.ts'

/**
 * The desk's own: never sent to the customers' pages. A name with `__Host-` must be sent everywhere, so over TLS it is
 * `__Secure-`: the path keeps it at the desk.
 */
export const deskCookie = (tls: boolean) =>
  ({
    name: tls ? '__Secure-mesa' : 'mesa',
    options: { httpOnly: true, sameSite: 'Lax', secure: tls, path: deskPaths.inbox },
  }) as const
