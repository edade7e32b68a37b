/** `__Host-` and `Secure` where people reach the office over TLS; a plain name on a machine of one's own. */
export const sessionCookie = (tls: boolean) => cookieNamed('sesion', tls)

/** By it an account knows a device it has signed in from; it outlives sessions. */
export const deviceCookie = (tls: boolean) => cookieNamed('equipo', tls)

function cookieNamed(name: string, tls: boolean) {
  return {
    name: tls ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'Lax', secure: tls, path: '/' },
  } as const
}
