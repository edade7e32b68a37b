/** `__Host-` and `Secure` where people reach the office over TLS; a plain name on a machine of one's own. */
export const sessionCookie = (baseUrl: string) => cookieNamed('sesion', baseUrl)

/** By it an account knows a device it has signed in from; it outlives sessions. */
export const deviceCookie = (baseUrl: string) => cookieNamed('equipo', baseUrl)

function cookieNamed(name: string, baseUrl: string) {
  const secure = baseUrl.startsWith('https:')
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'Lax', secure, path: '/' },
  } as const
}
